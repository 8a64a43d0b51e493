using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="ISegmentCache"/> does.</summary>
public abstract class SegmentCacheContract
{
    protected abstract ISegmentCache Segments { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_segment_that_was_never_kept_is_not_found() => Assert.Null(await Segments.FindAsync(NewSegment(), Cancellation));

    [Fact]
    public async Task A_kept_segment_is_found_whole()
    {
        var key = NewSegment();
        await Segments.KeepAsync(key, Mp3(200_000, seed: 1), Cancellation);

        Assert.Equal(Mp3(200_000, seed: 1), (await Segments.FindAsync(key, Cancellation))?.ToArray());
    }

    [Fact]
    public async Task Segments_have_audio_of_their_own()
    {
        var keys = Enumerable.Range(0, 20).Select(_ => NewSegment()).ToList();
        foreach (var (index, key) in keys.Index())
        {
            await Segments.KeepAsync(key, Mp3(100 + index, seed: index), Cancellation);
        }

        foreach (var (index, key) in keys.Index())
        {
            Assert.Equal(Mp3(100 + index, seed: index), (await Segments.FindAsync(key, Cancellation))?.ToArray());
        }
    }

    [Fact]
    public async Task A_segment_may_be_kept_again()
    {
        var key = NewSegment();
        await KeepAsync(key, seed: 1);

        Assert.Equal(Mp3(1_000, seed: 1), await KeepAsync(key, seed: 1));

        Assert.Equal(Mp3(1_000, seed: 1), await FindAsync(key));
    }

    [Fact]
    public async Task The_one_that_is_kept_first_stays_and_is_returned()
    {
        var key = NewSegment();

        Assert.Equal(Mp3(1_000, seed: 1), await KeepAsync(key, seed: 1));
        Assert.Equal(Mp3(1_000, seed: 1), await KeepAsync(key, seed: 2));

        Assert.Equal(Mp3(1_000, seed: 1), await FindAsync(key));
    }

    [Fact]
    public async Task All_who_race_to_keep_a_segment_go_on_with_the_same_one()
    {
        var key = NewSegment();

        var kept = await Task.WhenAll(Enumerable.Range(1, 12).Select(seed => Task.Run(() => KeepAsync(key, seed), Cancellation)));

        var found = await FindAsync(key);
        Assert.NotNull(found);
        Assert.All(kept, one => Assert.Equal(found, one));
    }

    [Fact]
    public async Task A_damaged_one_is_replaced_and_the_new_one_found()
    {
        var key = NewSegment();
        await KeepAsync(key, seed: 1);

        Assert.Equal(Mp3(1_000, seed: 2), await ReplaceAsync(key, damagedSeed: 1, seed: 2));

        Assert.Equal(Mp3(1_000, seed: 2), await FindAsync(key));
    }

    [Fact]
    public async Task An_empty_one_is_replaced_too()
    {
        var key = NewSegment();
        await Segments.KeepAsync(key, ReadOnlyMemory<byte>.Empty, Cancellation);
        Assert.Empty((await FindAsync(key))!);

        await Segments.ReplaceAsync(key, ReadOnlyMemory<byte>.Empty, Mp3(10, seed: 2), Cancellation);

        Assert.Equal(Mp3(10, seed: 2), await FindAsync(key));
    }

    [Fact]
    public async Task One_that_somebody_else_replaced_stays_and_is_returned()
    {
        var key = NewSegment();
        await KeepAsync(key, seed: 1);
        await ReplaceAsync(key, damagedSeed: 1, seed: 2);

        Assert.Equal(Mp3(1_000, seed: 2), await ReplaceAsync(key, damagedSeed: 1, seed: 3));

        Assert.Equal(Mp3(1_000, seed: 2), await FindAsync(key));
    }

    [Fact]
    public async Task Replacing_one_that_is_gone_keeps_the_new_one()
    {
        var key = NewSegment();

        Assert.Equal(Mp3(1_000, seed: 2), await ReplaceAsync(key, damagedSeed: 1, seed: 2));

        Assert.Equal(Mp3(1_000, seed: 2), await FindAsync(key));
    }

    [Fact]
    public async Task All_who_race_to_replace_a_segment_go_on_with_the_same_one()
    {
        var key = NewSegment();
        await KeepAsync(key, seed: 1);

        var kept = await Task.WhenAll(
            Enumerable.Range(2, 12).Select(seed => Task.Run(() => ReplaceAsync(key, damagedSeed: 1, seed), Cancellation)));

        var found = await FindAsync(key);
        Assert.NotEqual(Mp3(1_000, seed: 1), found);
        Assert.All(kept, one => Assert.Equal(found, one));
    }

    [Fact]
    public async Task A_reader_sees_a_segment_whole_or_not_at_all_while_others_keep_it()
    {
        var key = NewSegment();
        var mp3 = Mp3(300_000, seed: 1);
        var keeping = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Segments.KeepAsync(key, mp3, Cancellation), Cancellation)));

        do
        {
            Assert.True(await Segments.FindAsync(key, Cancellation) is not { } found || found.Span.SequenceEqual(mp3));
        }
        while (!keeping.IsCompleted);

        await keeping;
        Assert.NotNull(await Segments.FindAsync(key, Cancellation));
    }

    private async Task<byte[]?> FindAsync(SegmentKey key) => (await Segments.FindAsync(key, Cancellation))?.ToArray();

    private async Task<byte[]> KeepAsync(SegmentKey key, int seed) =>
        (await Segments.KeepAsync(key, Mp3(1_000, seed), Cancellation)).ToArray();

    private async Task<byte[]> ReplaceAsync(SegmentKey key, int damagedSeed, int seed) =>
        (await Segments.ReplaceAsync(key, Mp3(1_000, damagedSeed), Mp3(1_000, seed), Cancellation)).ToArray();

    private static SegmentKey NewSegment() => Segment($"text {Guid.NewGuid()}");

    private static byte[] Mp3(int length, int seed)
    {
        var mp3 = new byte[length];
        new Random(seed).NextBytes(mp3);
        return mp3;
    }
}
