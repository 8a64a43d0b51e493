using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Narrations;

/// <summary>Tells subscribers of the topic that a narration can be heard. It may come more than once.</summary>
/// <param name="Note">The note.</param>
/// <param name="Ready">Its narration.</param>
/// <param name="CorrelationId">Follows the change through all steps.</param>
public sealed record NarrationReadyMessage(NoteKey Note, Ready Ready, string CorrelationId);
