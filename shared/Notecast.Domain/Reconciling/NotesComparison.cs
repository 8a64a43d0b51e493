using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Reconciling;

/// <summary>
/// Compares notes with their entries and their audio. Most do not differ, and are not read again; whoever seems to differ is decided about
/// anew, since the note is older here than its entry.
/// </summary>
internal sealed class NotesComparison
{
    private const int Concurrency = 8;

    private readonly ICatalogScan _catalog;
    private readonly INarrationScan _audio;
    private readonly NotePlans _plans;
    private readonly ReconcileOptions _options;
    private readonly ReconcileTally _tally;
    private readonly TimeProvider _time;

    public NotesComparison(
        ICatalogScan catalog, INarrationScan audio, NotePlans plans, ReconcileOptions options, ReconcileTally tally, TimeProvider time)
    {
        _catalog = catalog;
        _audio = audio;
        _plans = plans;
        _options = options;
        _tally = tally;
        _time = time;
    }

    public async Task CompareAsync(Note[] notes, CancellationToken cancellationToken)
    {
        var entries = await _catalog.FindAllAsync([.. notes.Select(note => note.Key)], cancellationToken);
        var findings = await Bounded.SelectAsync(
            notes, Concurrency, note => CompareAsync(note, entries.GetValueOrDefault(note.Key), cancellationToken));
        var differing = new List<NoteKey>();
        foreach (var (note, finding) in notes.Zip(findings))
        {
            if (NoteComparison.CallsForPlan(finding, _options))
            {
                differing.Add(note.Key);
            }
            else
            {
                _tally.Left(note.Key, finding);
            }
        }

        await PlanAsync(differing, cancellationToken);
        _tally.Compared(notes: notes.Length);
    }

    private async Task<NoteFinding> CompareAsync(Note note, CatalogEntry? entry, CancellationToken cancellationToken)
    {
        var content = SpokenContent.Of(note.Attributes).Hash;
        var finding = NoteComparison.Compare(entry, content, isAudioThere: true, _options, _time.GetUtcNow());
        return finding == NoteFinding.UpToDate && !await _audio.ExistsAsync(entry!.Ready!.Key, cancellationToken)
            ? NoteFinding.AudioMissing
            : finding;
    }

    private async Task PlanAsync(List<NoteKey> differing, CancellationToken cancellationToken)
    {
        var planned = new List<NoteDecision>();
        foreach (var decision in await _plans.DecideAsync(differing, cancellationToken))
        {
            if (decision.Finding == NoteFinding.CatalogBehind)
            {
                // Comparing the bucket has found it, and plans it unless this is a dry run.
                _tally.Left(decision.Note, NoteFinding.Pending);
            }
            else if (decision.Want is null)
            {
                _tally.Left(decision.Note, decision.Finding);
            }
            else
            {
                planned.Add(decision);
            }
        }

        await _plans.CarryOutAsync(planned, cancellationToken);
    }
}
