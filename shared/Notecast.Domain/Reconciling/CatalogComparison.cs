using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Domain.Reconciling;

/// <summary>Finds entries of the catalog whose note is gone, and removals that were not finished.</summary>
internal sealed class CatalogComparison
{
    private readonly INoteScan _notes;
    private readonly NotePlans _plans;
    private readonly ReconcileTally _tally;

    public CatalogComparison(INoteScan notes, NotePlans plans, ReconcileTally tally)
    {
        _notes = notes;
        _plans = plans;
        _tally = tally;
    }

    public async Task CompareAsync(CatalogEntry[] entries, CancellationToken cancellationToken)
    {
        // A removal without audio is done, whether its note came back or not: comparing the notes has found those that did.
        var unsettled = entries.Where(entry => !entry.Wanted.IsRemoval || entry.Ready is not null).Select(entry => entry.Note).ToList();
        var existing = unsettled.Count > 0 ? await _notes.FindExistingAsync(unsettled, cancellationToken) : new HashSet<NoteKey>();
        var decisions = await _plans.DecideAsync([.. unsettled.Where(note => !existing.Contains(note))], cancellationToken);
        await _plans.CarryOutAsync([.. decisions.Where(IsOfThisComparison)], cancellationToken);
        _tally.Compared(entries: entries.Length);
    }

    /// <summary>What else may have come up meanwhile is found by the next run.</summary>
    private static bool IsOfThisComparison(NoteDecision decision) => decision.Finding is NoteFinding.NoteGone or NoteFinding.RemovalUnfinished;
}
