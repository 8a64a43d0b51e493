using Microsoft.Extensions.Logging;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Domain.Reconciling;

/// <summary>
/// Compares the objects of the bucket with the catalog: deletes what belongs to no note or is not wanted any more, and finds notes of which
/// the catalog lost a change. What is wanted only moves on, so an object below it can never be wanted again.
/// </summary>
internal sealed class BucketComparison
{
    private readonly INoteScan _notes;
    private readonly ICatalogScan _catalog;
    private readonly INarrationStore _narrations;
    private readonly NotePlans _plans;
    private readonly ReconcileOptions _options;
    private readonly ReconcileTally _tally;
    private readonly ILogger _logger;

    /// <summary>The note that the catalog was last found behind of: its objects may go on in the next batch.</summary>
    private NoteKey? _lastBehind;

    public BucketComparison(
        INoteScan notes,
        ICatalogScan catalog,
        INarrationStore narrations,
        NotePlans plans,
        ReconcileOptions options,
        ReconcileTally tally,
        ILogger logger)
    {
        _notes = notes;
        _catalog = catalog;
        _narrations = narrations;
        _plans = plans;
        _options = options;
        _tally = tally;
        _logger = logger;
    }

    public async Task CompareAsync(NarrationKey[] objects, CancellationToken cancellationToken)
    {
        var fresh = objects.Where(key => key.Note != _lastBehind).ToList();
        var notes = fresh.Select(key => key.Note).Distinct().ToList();
        var entries = await _catalog.FindAllAsync(notes, cancellationToken);
        var unknown = notes.Where(note => !entries.ContainsKey(note)).ToList();
        var existing = unknown.Count > 0 ? await _notes.FindExistingAsync(unknown, cancellationToken) : new HashSet<NoteKey>();
        await DeleteAsync([.. fresh.Where(key => IsOrphan(key, entries.GetValueOrDefault(key.Note), existing))], cancellationToken);
        var behind = fresh.Where(key => entries.TryGetValue(key.Note, out var entry) && key.Revision > entry.Wanted.Revision);
        await PlanAsync([.. behind.Select(key => entries[key.Note].Note).Distinct()], cancellationToken);
        _tally.Compared(objects: objects.Length);
    }

    /// <summary>An object of a note without entry stays: that note is missing in the catalog, and planned above the object.</summary>
    private static bool IsOrphan(NarrationKey key, CatalogEntry? entry, IReadOnlySet<NoteKey> existing) => entry is null
        ? !existing.Contains(key.Note)
        : key.Revision < entry.Wanted.Revision && key != entry.Ready?.Key;

    private async Task DeleteAsync(IReadOnlyList<NarrationKey> orphans, CancellationToken cancellationToken)
    {
        if (orphans.Count > 0 && !_options.IsDryRun)
        {
            await _narrations.DeleteAsync(orphans, cancellationToken);
        }

        foreach (var orphan in orphans)
        {
            _tally.Deleted(orphan);
            if (!_options.IsDryRun)
            {
                _logger.OrphanDeleted(orphan);
            }
        }
    }

    private async Task PlanAsync(IReadOnlyList<NoteKey> behind, CancellationToken cancellationToken)
    {
        if (behind.Count == 0)
        {
            return;
        }

        var decisions = await _plans.DecideAsync(behind, cancellationToken);
        await _plans.CarryOutAsync([.. decisions.Where(decision => decision.Finding == NoteFinding.CatalogBehind)], cancellationToken);
        _lastBehind = behind[^1];
    }
}
