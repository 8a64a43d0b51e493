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

    /// <summary>The billed characters that each put of a narration told of.</summary>
    public Dictionary<NarrationKey, HashSet<int>> ToldCharacters { get; } = [];

    public Ledger Ledger { get; } = new(time);

    /// <summary>Is told of each narration at the moment when it becomes ready.</summary>
    public Action<NoteKey, Ready> OnReady { get; set; } = (_, _) => { };

    /// <summary>Every narration that was ready at some moment.</summary>
    public HashSet<NarrationKey> Readied { get; } = [];

    /// <summary>What the topic was told.</summary>
    public List<NarrationReadyMessage> Messages { get; } = [];

    /// <summary>Narrations whose idempotency record was lost while they ran: nothing keeps another process from running them too.</summary>
    public HashSet<NarrationIdentity> Unguarded { get; } = [];

    public int Deliveries { get; set; }

    public int Deaths { get; set; }

    public int DeadLetters { get; set; }

    public int Restarts { get; set; }

    public int LostRecords { get; set; }

    public void Report(Invariant invariant, string what) => _violations.Add(new Violation(invariant, time.GetUtcNow() - _start, what));

    /// <summary>Watches every put of the bucket.</summary>
    public void NarrationPut(NarrationKey key, NarrationMetadata metadata)
    {
        if (!ToldCharacters.TryGetValue(key, out var told))
        {
            ToldCharacters[key] = told = [];
        }

        told.Add(metadata.BilledCharacters);
    }

    /// <summary>Watches every write of the catalog.</summary>
    public void CatalogWritten(NoteKey note, CatalogEntry? before, CatalogEntry? after)
    {
        if (before is not null && (after is null || after.Wanted.Revision < before.Wanted.Revision))
        {
            var wanted = after?.Wanted.Revision.ToString() ?? "nothing";
            Report(Invariant.OldAudioNeverReplacesNewer, $"{note}: {wanted} was wanted after {before.Wanted.Revision}.");
        }

        if (after?.Ready is not { } ready || ready == before?.Ready)
        {
            return;
        }

        Readied.Add(ready.Key);
        OnReady(note, ready);
        if (ready.Content != after.Wanted.Content)
        {
            Report(Invariant.OldAudioNeverReplacesNewer, $"{note}: revision {ready.Revision} became ready and was not wanted.");
        }

        if (_newestReady.TryGetValue(note, out var newest) && ready.Revision < newest)
        {
            Report(Invariant.OldAudioNeverReplacesNewer, $"{note}: revision {ready.Revision} became ready after {newest}.");
            return;
        }

        _newestReady[note] = ready.Revision;
    }
}
