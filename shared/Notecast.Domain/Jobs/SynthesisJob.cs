using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Jobs;

/// <summary>A message on the synthesis queue. It holds no note text: that is read when the job runs.</summary>
/// <param name="Note">The note to work on.</param>
/// <param name="Revision">The change that asked for the job.</param>
/// <param name="Kind">What to do.</param>
/// <param name="CorrelationId">Follows the change through all steps.</param>
public sealed record SynthesisJob(NoteKey Note, Revision Revision, JobKind Kind, string CorrelationId);
