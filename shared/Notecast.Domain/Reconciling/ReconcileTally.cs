using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Reconciling;

/// <summary>Counts what a reconciliation compares, finds and does, and tells its caller, one thread at a time.</summary>
internal sealed class ReconcileTally
{
    private readonly Action<ReconcileFinding> _observe;
    private readonly Action<ReconcileProgress> _progress;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<NoteFinding, long> _findings = [];
    private ReconcileProgress _compared = new(0, 0, 0);
    private long _queued;
    private long _deleted;

    public ReconcileTally(Action<ReconcileFinding> observe, Action<ReconcileProgress> progress)
    {
        _observe = observe;
        _progress = progress;
    }

    public void Compared(int notes = 0, int entries = 0, int objects = 0)
    {
        lock (_lock)
        {
            _compared = new ReconcileProgress(_compared.Notes + notes, _compared.Entries + entries, _compared.Objects + objects);
            _progress(_compared);
        }
    }

    /// <summary>A note about which nothing is done.</summary>
    public void Left(NoteKey note, NoteFinding finding)
    {
        lock (_lock)
        {
            Count(finding);
            if (finding is not (NoteFinding.UpToDate or NoteFinding.Pending))
            {
                _observe(new ReconcileFinding(note, finding));
            }
        }
    }

    /// <summary>A note whose job was queued.</summary>
    public void Queued(NoteDecision decision)
    {
        lock (_lock)
        {
            Count(decision.Finding);
            _queued++;
            _observe(new ReconcileFinding(decision.Note, decision.Finding));
        }
    }

    /// <summary>Audio that was deleted.</summary>
    public void Deleted(NarrationKey audio)
    {
        lock (_lock)
        {
            Count(NoteFinding.Orphaned);
            _deleted++;
            _observe(new ReconcileFinding(audio.Note, NoteFinding.Orphaned, audio));
        }
    }

    public ReconcileReport Report()
    {
        lock (_lock)
        {
            return new ReconcileReport
            {
                Compared = _compared,
                Findings = new SortedDictionary<NoteFinding, long>(_findings),
                Queued = _queued,
                Deleted = _deleted,
            };
        }
    }

    private void Count(NoteFinding finding) => _findings[finding] = _findings.GetValueOrDefault(finding) + 1;
}
