using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryNarrationStore : INarrationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<NarrationKey, (byte[] Audio, NarrationMetadata Metadata)> _narrations = [];

    /// <summary>Keys in the order in which they were put: one object-created event each.</summary>
    public List<NarrationKey> Created { get; } = [];

    public IReadOnlyCollection<NarrationKey> Keys => _narrations.Keys;

    /// <summary>Thrown instead of listing.</summary>
    public Exception? Outage { get; set; }

    /// <summary>What happens before a narration is opened.</summary>
    public Func<NarrationKey, Task> Opens { get; set; } = _ => Task.CompletedTask;

    /// <summary>Puts audio past the use cases, to see what they make of it.</summary>
    public void Put(NarrationKey key, byte[] audio, NarrationMetadata metadata)
    {
        lock (_lock)
        {
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

    public Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken)
    {
        if (Outage is not null)
        {
            throw Outage;
        }

        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<NarrationKey>>([.. _narrations.Keys.Where(key => key.Note == note)]);
        }
    }

    public Task DeleteAsync(IReadOnlyCollection<NarrationKey> keys, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var key in keys)
            {
                _narrations.Remove(key);
            }
        }

        return Task.CompletedTask;
    }
}
