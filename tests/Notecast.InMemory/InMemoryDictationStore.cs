using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryDictationStore : IDictationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<DictationKey, (byte[] Audio, DateTimeOffset PutAt)> _dictations = [];

    /// <summary>The clock of the times at which dictations are put.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Keys in the order in which they were put.</summary>
    public List<DictationKey> Puts { get; } = [];

    /// <summary>What happens before each look at the bucket.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens when a dictation is written and before it becomes visible.</summary>
    public Func<Task> BeforeVisible { get; set; } = () => Task.CompletedTask;

    /// <summary>Changes the stream by which a dictation is read.</summary>
    public Func<Stream, Stream> Reads { get; set; } = audio => audio;

    /// <summary>Puts audio past the use cases, to see what they make of it.</summary>
    public void Put(DictationKey key, byte[] audio)
    {
        lock (_lock)
        {
            _dictations[key] = (audio, Time.GetUtcNow());
            Puts.Add(key);
        }
    }

    /// <summary>Deletes a dictation, as somebody may do by hand.</summary>
    public void Delete(DictationKey key)
    {
        lock (_lock)
        {
            _dictations.Remove(key);
        }
    }

    /// <summary>Deletes the dictations whose time is over, as the bucket's rule does.</summary>
    public void DeleteWhatWasPutBefore(DateTimeOffset time)
    {
        lock (_lock)
        {
            foreach (var (key, _) in _dictations.Where(stored => stored.Value.PutAt < time).ToList())
            {
                _dictations.Remove(key);
            }
        }
    }

    public byte[] AudioOf(DictationKey key) => _dictations[key].Audio;

    public DateTimeOffset PutTimeOf(DictationKey key) => _dictations[key].PutAt;

    public async Task<DateTimeOffset?> FindAsync(DictationKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            return _dictations.TryGetValue(key, out var stored) ? stored.PutAt : null;
        }
    }

    public async Task<Stream?> OpenAsync(DictationKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Before();
        lock (_lock)
        {
            return _dictations.TryGetValue(key, out var stored) ? Reads(new MemoryStream(stored.Audio, writable: false)) : null;
        }
    }

    public async Task PutAsync(DictationKey key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var audio = new MemoryStream();
        await write(audio, cancellationToken);
        await BeforeVisible();
        cancellationToken.ThrowIfCancellationRequested();
        Put(key, audio.ToArray());
    }
}
