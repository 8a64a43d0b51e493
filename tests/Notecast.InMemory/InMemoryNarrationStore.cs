using System.Runtime.CompilerServices;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryNarrationStore : INarrationStore, INarrationScan
{
    private readonly Lock _lock = new();
    private readonly Dictionary<NarrationKey, (byte[] Audio, NarrationMetadata Metadata)> _narrations = [];
    private readonly Dictionary<NoteKey, List<NarrationKey>> _ofNote = [];

    /// <summary>Keys in the order in which they were put: one object-created event each.</summary>
    public List<NarrationKey> Created { get; } = [];

    public IReadOnlyCollection<NarrationKey> Keys => _narrations.Keys;

    /// <summary>How many narrations a page of the whole bucket has.</summary>
    public int PageSize { get; set; } = 10;

    /// <summary>What happens before each look at the bucket and before each deletion.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Thrown instead of listing.</summary>
    public Exception? Outage { get; set; }

    /// <summary>What happens before a narration is opened.</summary>
    public Func<NarrationKey, Task> Opens { get; set; } = _ => Task.CompletedTask;

    /// <summary>Puts audio past the use cases, to see what they make of it.</summary>
    public void Put(NarrationKey key, byte[] audio, NarrationMetadata metadata)
    {
        lock (_lock)
        {
            if (_narrations.TryAdd(key, (audio, metadata)))
            {
                KeysOf(key.Note).Add(key);
            }

            _narrations[key] = (audio, metadata);
            Created.Add(key);
        }
    }

    public byte[] AudioOf(NarrationKey key) => _narrations[key].Audio;

    public NarrationMetadata MetadataOf(NarrationKey key) => _narrations[key].Metadata;

    public async Task PutAsync(
        NarrationKey key, NarrationMetadata metadata, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var audio = new MemoryStream();
        await write(audio, cancellationToken);
        Put(key, audio.ToArray(), metadata);
    }

    public async Task<StoredNarration?> OpenAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        await Opens(key);
        lock (_lock)
        {
            return _narrations.TryGetValue(key, out var stored)
                ? new StoredNarration(new MemoryStream(stored.Audio, writable: false), stored.Audio.Length, stored.Metadata)
                : null;
        }
    }

    public async Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken)
    {
        await Before();
        if (Outage is not null)
        {
            throw Outage;
        }

        lock (_lock)
        {
            return [.. KeysOf(note)];
        }
    }

    public async Task<bool> ExistsAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            return _narrations.ContainsKey(key);
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<NarrationKey>> ReadPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        NarrationKey? last = null;
        while (await ReadPageAsync(last, cancellationToken) is { Count: > 0 } page)
        {
            yield return page;
            last = page[^1];
        }
    }

    public async Task DeleteAsync(IReadOnlyCollection<NarrationKey> keys, CancellationToken cancellationToken)
    {
        await Before();
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_narrations.Remove(key))
                {
                    KeysOf(key.Note).Remove(key);
                }
            }
        }
    }

    private List<NarrationKey> KeysOf(NoteKey note)
    {
        if (!_ofNote.TryGetValue(note, out var keys))
        {
            _ofNote[note] = keys = [];
        }

        return keys;
    }

    private async Task<List<NarrationKey>> ReadPageAsync(NarrationKey? after, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            // As a listing of objects gives them back: their ids are strings.
            return
            [
                .. _narrations.Keys
                    .Select(key => key.ToString())
                    .Where(text => after is null || string.CompareOrdinal(text, after.ToString()) > 0)
                    .Order(StringComparer.Ordinal)
                    .Take(PageSize)
                    .Select(Parse),
            ];
        }
    }

    private static NarrationKey Parse(string objectKey) => NarrationKey.TryParse(objectKey, out var key)
        ? key
        : throw new InvalidOperationException($"{objectKey} is no narration.");
}
