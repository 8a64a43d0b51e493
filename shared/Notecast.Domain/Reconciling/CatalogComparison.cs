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

        // Where the catalog is behind, comparing the bucket has found it.
        var planned = decisions.Where(decision => decision.Want is not null && decision.Finding != NoteFinding.CatalogBehind);
        await _plans.CarryOutAsync([.. planned], cancellationToken);
        _tally.Compared(entries: entries.Length);
    }
}
