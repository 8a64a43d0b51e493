using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Replaying;

/// <summary>What replaying a dead letter would do now.</summary>
/// <param name="Step">What is done. Of several parts, the first that does something.</param>
/// <param name="Reason">Why, in a sentence for the operator that begins in lower case and has no full stop.</param>
/// <param name="Note">The note that is worked on; <see langword="null"/> for none or all.</param>
/// <param name="AtLeast">
/// For <see cref="ReplayStep.PlanNote"/>: the lowest revision that may be planned; <see langword="null"/> for any.
/// </param>
/// <param name="ObjectKey">For <see cref="ReplayStep.Finish"/>: the object.</param>
/// <param name="Parts">What is done one after the other, when that is more than one thing; else <see langword="null"/>.</param>
public sealed record ReplayPlan(
    ReplayStep Step,
    string Reason,
    NoteKey? Note = null,
    Revision? AtLeast = null,
    NarrationKey? ObjectKey = null,
    IReadOnlyList<ReplayPlan>? Parts = null);
