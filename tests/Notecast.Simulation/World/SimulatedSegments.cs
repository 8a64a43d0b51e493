using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.InMemory;
using Notecast.Simulation.Checking;

namespace Notecast.Simulation.World;

/// <summary>The cache of spoken segments, behind the network.</summary>
internal sealed class SimulatedSegments(InMemorySegmentCache cache, Network network, Ledger ledger, Guards guards) : ISegmentCache
{
    public Task<ReadOnlyMemory<byte>?> FindAsync(SegmentKey key, CancellationToken cancellationToken) => network.CallAsync(
        "segments.find",
        () =>
        {
            if (cache.Segments.TryGetValue(key, out var mp3))
            {
                return mp3;
            }

            ledger.Miss(key);
            return default(ReadOnlyMemory<byte>?);
        },
        cancellationToken);

    public Task<ReadOnlyMemory<byte>> KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken) =>
        StoreAsync(key, mp3, () => cache.KeepAsync(key, mp3, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReplaceAsync(
        SegmentKey key, ReadOnlyMemory<byte> damaged, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken) =>
        StoreAsync(key, mp3, () => cache.ReplaceAsync(key, damaged, mp3, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);

    private async Task<ReadOnlyMemory<byte>> StoreAsync(
        SegmentKey key, ReadOnlyMemory<byte> mp3, Func<ReadOnlyMemory<byte>> store, CancellationToken cancellationToken)
    {
        try
        {
            return await network.CallAsync("segments.keep", () => Store(key, mp3, store), cancellationToken, part: () => Tear(key, mp3));
        }
        catch (Exception)
        {
            ledger.Take(key);
            throw;
        }
    }

    private ReadOnlyMemory<byte> Store(SegmentKey key, ReadOnlyMemory<byte> mp3, Func<ReadOnlyMemory<byte>> store)
    {
        ledger.Keep(key);
        return guards.HasFlag(Guards.SegmentCache) ? store() : mp3;
    }

    /// <summary>A disk that lies: half of the file is there.</summary>
    private ReadOnlyMemory<byte> Tear(SegmentKey key, ReadOnlyMemory<byte> mp3)
    {
        ledger.Take(key);
        return cache.Segments.GetOrAdd(key, _ => mp3[..(mp3.Length / 2)]);
    }
}
