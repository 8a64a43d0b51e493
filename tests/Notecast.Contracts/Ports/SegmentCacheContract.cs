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
        await Segments.KeepAsync(key, Mp3(1_000, seed: 1), Cancellation);

        await Segments.KeepAsync(key, Mp3(1_000, seed: 1), Cancellation);

        Assert.Equal(Mp3(1_000, seed: 1), (await Segments.FindAsync(key, Cancellation))?.ToArray());
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

    private static Domain.Narrations.SegmentKey NewSegment() => Segment($"text {Guid.NewGuid()}");

    private static byte[] Mp3(int length, int seed)
    {
        var mp3 = new byte[length];
        new Random(seed).NextBytes(mp3);
        return mp3;
    }
}
