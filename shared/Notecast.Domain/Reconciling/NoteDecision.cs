using Notecast.Domain.Catalog;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Reconciling;

/// <summary>What is to be done about one note.</summary>
/// <param name="Note">The note.</param>
/// <param name="Finding">How it stands.</param>
/// <param name="Want">What the catalog shall want; <see langword="null"/> when it wants the right thing.</param>
/// <param name="Job">The job to send; <see langword="null"/> when none is needed.</param>
public sealed record NoteDecision(NoteKey Note, NoteFinding Finding, Wanted? Want = null, SynthesisJob? Job = null);
