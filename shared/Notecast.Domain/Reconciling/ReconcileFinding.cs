using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Reconciling;

/// <summary>One difference that reconciliation found, and what it did about it or would do.</summary>
/// <param name="Note">The note.</param>
/// <param name="Finding">The difference.</param>
/// <param name="Audio">The audio that is deleted; <see langword="null"/> when a job is queued instead, or nothing is done.</param>
public sealed record ReconcileFinding(NoteKey Note, NoteFinding Finding, NarrationKey? Audio = null);
