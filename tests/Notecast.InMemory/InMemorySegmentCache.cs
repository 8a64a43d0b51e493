using System.Collections.Concurrent;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemorySegmentCache : ISegmentCache
{
    public ConcurrentDictionary<SegmentKey, ReadOnlyMemory<byte>> Segments { get; } = new();

    public Task<ReadOnlyMemory<byte>?> FindAsync(SegmentKey key, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(Segments.TryGetValue(key, out var mp3) ? mp3 : null);

    public Task KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken)
    {
        Segments[key] = mp3.ToArray();
        return Task.CompletedTask;
    }
}
