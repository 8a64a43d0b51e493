using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Simulation.Checking;

/// <summary>What is seen while the pipeline runs.</summary>
internal sealed class Observations(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly Dictionary<NoteKey, Revision> _newestReady = [];
    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    public Ledger Ledger { get; } = new(time);

    /// <summary>Every narration that was ready at some moment.</summary>
    public HashSet<NarrationKey> Readied { get; } = [];

    /// <summary>What the topic was told.</summary>
    public List<NarrationReadyMessage> Messages { get; } = [];

    public int Deliveries { get; set; }

    public int Deaths { get; set; }

    public int DeadLetters { get; set; }

    public void Report(Invariant invariant, string what) => _violations.Add(new Violation(invariant, time.GetUtcNow() - _start, what));

    /// <summary>Watches every write of the catalog.</summary>
    public void CatalogWritten(NoteKey note, CatalogEntry? before, CatalogEntry? after)
    {
        if (after?.Ready is not { } ready || ready == before?.Ready)
        {
            return;
        }

        Readied.Add(ready.Key);
        if (_newestReady.TryGetValue(note, out var newest) && ready.Revision < newest)
        {
            Report(Invariant.OldAudioNeverReplacesNewer, $"{note}: revision {ready.Revision} became ready after {newest}.");
            return;
        }

        _newestReady[note] = ready.Revision;
    }
}
