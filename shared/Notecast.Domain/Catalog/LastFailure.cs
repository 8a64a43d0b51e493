using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Catalog;

/// <summary>The last failure on the way to a narration.</summary>
/// <param name="Revision">The change that was narrated.</param>
/// <param name="Failure">What failed.</param>
/// <param name="IsFinal">Whether nothing tries again by itself: the failure is permanent, or the tries are used up.</param>
/// <param name="At">When it failed.</param>
public sealed record LastFailure(Revision Revision, Failure Failure, bool IsFinal, DateTimeOffset At);
