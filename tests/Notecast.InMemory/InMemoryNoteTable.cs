using System.Runtime.CompilerServices;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryNoteTable : INoteTable, INoteScan
{
    private readonly Lock _lock = new();
    private readonly Dictionary<NoteKey, Note> _notes = [];

    public int Reads { get; private set; }

    /// <summary>How many pages scans have read, the empty ones at their ends included.</summary>
    public int Pages { get; private set; }

    /// <summary>How many notes a page of a scan has.</summary>
    public int PageSize { get; set; } = 10;

    /// <summary>What happens before each read.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Thrown instead of scanning.</summary>
    public Exception? Outage { get; set; }

    public void Put(NoteKey key, NoteAttributes attributes)
    {
        lock (_lock)
        {
            _notes[key] = new Note(key, attributes);
        }
    }

    public void Remove(NoteKey key)
    {
        lock (_lock)
        {
            _notes.Remove(key);
        }
    }

    public async Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            Reads++;
            return _notes.GetValueOrDefault(key);
        }
    }

    public Task<long> EstimateCountAsync(CancellationToken cancellationToken) => Task.FromResult<long>(_notes.Count);

    public async IAsyncEnumerable<IReadOnlyList<Note>> ReadPagesAsync(
        int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        NoteKey? last = null;
        while (await ReadPageAsync(last, segment, segments, cancellationToken) is { Count: > 0 } page)
        {
            yield return page;
            last = page[^1].Key;
        }
    }

    public async Task<IReadOnlySet<NoteKey>> FindExistingAsync(IReadOnlyCollection<NoteKey> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            return keys.Where(_notes.ContainsKey).Select(key => _notes[key].Key).ToHashSet();
        }
    }

    private async Task<List<Note>> ReadPageAsync(NoteKey? after, int segment, int segments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        if (Outage is not null)
        {
            throw Outage;
        }

        lock (_lock)
        {
            Pages++;
            return Segmented.PageOf(_notes.Values, note => note.Key, after, segment, segments, PageSize);
        }
    }
}
