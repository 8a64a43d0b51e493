using System.Runtime.CompilerServices;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryCatalog : ICatalog, ICatalogScan
{
    private readonly Lock _lock = new();
    private readonly Dictionary<NoteKey, CatalogEntry> _entries = [];

    /// <summary>Thrown instead of reading or writing.</summary>
    public Exception? Outage { get; set; }

    /// <summary>What writing what is wanted waits for.</summary>
    public Func<CancellationToken, Task> Waits { get; set; } = _ => Task.CompletedTask;

    /// <summary>What happens before each read.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>How many entries a page of a scan has.</summary>
    public int PageSize { get; set; } = 10;

    /// <summary>Puts an entry back as it was, as a restored backup does.</summary>
    public void Restore(CatalogEntry entry)
    {
        lock (_lock)
        {
            _entries[entry.Note] = entry;
        }
    }

    /// <summary>Loses an entry, as a tombstone's end or a restored backup does.</summary>
    public void Forget(NoteKey note)
    {
        lock (_lock)
        {
            _entries.Remove(note);
        }
    }

    public async Task<CatalogEntry?> FindAsync(NoteKey note, CancellationToken cancellationToken)
    {
        await Before();
        lock (_lock)
        {
            ThrowIfOut();
            return _entries.GetValueOrDefault(note);
        }
    }

    public async Task<IReadOnlyDictionary<NoteKey, CatalogEntry>> FindAllAsync(
        IReadOnlyCollection<NoteKey> notes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            ThrowIfOut();
            return notes.Where(_entries.ContainsKey).ToDictionary(note => note, note => _entries[note]);
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<CatalogEntry>> ReadPagesAsync(
        int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        NoteKey? last = null;
        while (await ReadPageAsync(last, segment, segments, cancellationToken) is { Count: > 0 } page)
        {
            yield return page;
            last = page[^1].Note;
        }
    }

    public async Task<WantResult> WantAsync(NoteKey note, Wanted wanted, CancellationToken cancellationToken)
    {
        await Waits(cancellationToken);
        lock (_lock)
        {
            ThrowIfOut();
            var entry = _entries.GetValueOrDefault(note);
            if (entry is not null && entry.Wanted.Revision >= wanted.Revision)
            {
                return WantResult.RefusedBy(entry, wanted);
            }

            _entries[note] = entry is null ? new CatalogEntry(note, wanted) : entry with { Wanted = wanted };
            return WantResult.Recorded;
        }
    }

    public Task<bool> MarkReadyAsync(NoteKey note, Ready ready, CancellationToken cancellationToken) =>
        WriteWhile(note, entry => entry.Wanted.Revision == ready.Revision && !entry.Wanted.IsRemoval, entry => entry with { Ready = ready, LastFailure = null });

    public Task<bool> RecordFailureAsync(NoteKey note, LastFailure failure, CancellationToken cancellationToken) =>
        WriteWhile(note, entry => entry.Wanted.Revision == failure.Revision, entry => entry with { LastFailure = failure });

    public Task<bool> ForgetReadyAsync(NoteKey note, Revision removal, CancellationToken cancellationToken) =>
        WriteWhile(note, entry => entry.Wanted.Revision == removal && entry.Wanted.IsRemoval, entry => entry with { Ready = null });

    private async Task<List<CatalogEntry>> ReadPageAsync(NoteKey? after, int segment, int segments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            ThrowIfOut();
            return Segmented.PageOf(_entries.Values, entry => entry.Note, after, segment, segments, PageSize);
        }
    }

    private Task<bool> WriteWhile(NoteKey note, Func<CatalogEntry, bool> condition, Func<CatalogEntry, CatalogEntry> write)
    {
        lock (_lock)
        {
            ThrowIfOut();
            if (!_entries.TryGetValue(note, out var entry) || !condition(entry))
            {
                return Task.FromResult(false);
            }

            _entries[note] = write(entry);
            return Task.FromResult(true);
        }
    }

    private void ThrowIfOut()
    {
        if (Outage is not null)
        {
            throw Outage;
        }
    }
}
