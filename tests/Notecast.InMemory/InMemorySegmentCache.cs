using System.Collections.Concurrent;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemorySegmentCache : ISegmentCache
{
    public ConcurrentDictionary<SegmentKey, ReadOnlyMemory<byte>> Segments { get; } = new();

    public Task<ReadOnlyMemory<byte>?> FindAsync(SegmentKey key, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(Segments.TryGetValue(key, out var mp3) ? mp3 : default(ReadOnlyMemory<byte>?));

    public Task<ReadOnlyMemory<byte>> KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken) =>
        Task.FromResult(Segments.GetOrAdd(key, _ => mp3.ToArray()));

    public Task<ReadOnlyMemory<byte>> ReplaceAsync(
        SegmentKey key, ReadOnlyMemory<byte> damaged, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken) =>
        Task.FromResult(Segments.AddOrUpdate(
            key, _ => mp3.ToArray(), (_, kept) => kept.Span.SequenceEqual(damaged.Span) ? mp3.ToArray() : kept));
}
