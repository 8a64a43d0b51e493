using CsCheck;
using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

public class Mp3WalkerProperties
{
    [Fact]
    public void All_frames_of_any_stream_are_found_and_nothing_else() => Mp3Sample.Any.Holds(AssertFound, iter: 2000);

    [Fact]
    public void Garbage_with_a_header_that_leads_to_a_true_frame_is_not_generated() =>
        AssertFound(Mp3Sample.Any.Generate(PCG.Parse("5F7HcF0ul4d2"), null, out _));

    [Fact]
    public void The_bit_rate_is_the_one_that_all_frames_name_or_else_the_average() => Mp3Sample.Any.Holds(
        sample =>
        {
            var summary = Mp3Walker.Walk(sample.Bytes);
            var indexes = sample.Frames.Select(frame => frame.BitRateIndex).Distinct().ToList();
            var expected = indexes.Count == 1
                ? sample.Format.BitRate(indexes[0])
                : summary.AudioBytes * 8 / summary.Duration.TotalSeconds;
            Assert.Equal(indexes.Count > 1, summary.IsVariableBitRate);
            Assert.InRange(summary.BitRate, expected - 1, expected + 1);
        },
        iter: 500);

    [Fact]
    public void A_stream_cut_at_any_byte_keeps_its_whole_frames() => Gen.Select(Mp3Sample.Any, Gen.Double[0, 1]).Holds(
        (sample, share) =>
        {
            var cut = sample.Bytes[..(int)(share * sample.Bytes.Length)];
            var whole = sample.Frames.Count(frame => frame.Offset + frame.Length <= cut.Length);

            // A cut right behind a look-alike in garbage makes it a last frame like any other.
            var lookAlikes = sample.LookAlikeEnds.Contains(cut.Length) ? 1 : 0;
            if (whole + lookAlikes == 0)
            {
                Assert.Throws<Mp3Exception>(() => Mp3Walker.Walk(cut));
                return;
            }

            Assert.Equal(whole + lookAlikes, Mp3Walker.Walk(cut).Frames);
        },
        iter: 2000);

    [Fact]
    public void A_frame_cut_short_is_reported_even_before_a_closing_tag() =>
        Gen.Select(Mp3Sample.AnyFormat, Gen.Int[1, 14], Gen.Int, Gen.Int[1, 2000], Gen.Bool).Holds(
            (format, index, seed, left, hasTag) =>
            {
                var random = new Random(seed);
                var frame = format.Frame(index, isPadded: true, random);
                left = 1 + (left % (frame.Length - 1));
                byte[] closing = hasTag ? [.. "TAG"u8, .. new byte[125]] : [];
                var summary = Mp3Walker.Walk([.. frame, .. frame, .. frame[..left], .. closing]);
                Assert.Equal(2, summary.Frames);
                Assert.Equal([new Mp3Damage(2 * frame.Length, left, Mp3DamageKind.TruncatedFrame)], summary.Damage);
            },
            iter: 500);

    [Fact]
    public async Task However_a_stream_is_cut_into_reads_it_walks_the_same() =>
        await Gen.Select(Mp3Sample.Any, Gen.Int, Gen.Double[0, 1.5]).HoldsAsync(
            async (sample, seed, share) =>
            {
                var bytes = sample.Bytes[..(int)(Math.Min(1, share) * sample.Bytes.Length)];
                Mp3Summary expected;
                try
                {
                    expected = Mp3Walker.Walk(bytes);
                }
                catch (Mp3Exception exception)
                {
                    var same = await Assert.ThrowsAsync<Mp3Exception>(
                        () => Mp3Walker.WalkAsync(new ChunkedStream(bytes, seed), TestContext.Current.CancellationToken));
                    Assert.Equal(exception.Message, same.Message);
                    return;
                }

                var streamed = await Mp3Walker.WalkAsync(new ChunkedStream(bytes, seed), TestContext.Current.CancellationToken);
                Assert.Equivalent(expected, streamed, strict: true);
            },
            iter: 500);

    [Fact]
    public void Arbitrary_bytes_are_walked_or_refused() => Gen.Select(Gen.Byte.Array[0, 3000], Gen.Int[0, 4]).Holds(
        (bytes, kind) =>
        {
            // Bytes that headers and tags are made of reach deeper than bytes of all kinds.
            byte[] palette = [0xFF, 0xFB, 0xF3, 0xE3, 0x90, 0x04, 0xC0, 0, (byte)'I', (byte)'D', (byte)'3', (byte)'T', (byte)'A', (byte)'G', 2, 4];
            var data = kind == 0 ? bytes : [.. bytes.Select(value => palette[value % palette.Length])];
            try
            {
                var summary = Mp3Walker.Walk(data);
                Assert.InRange(summary.AudioBytes, summary.Frames * 24, data.Length);
                Assert.InRange(summary.DamageCount, summary.Damage.Count, data.Length);
            }
            catch (Mp3Exception exception)
            {
                Assert.Contains("no audio frame", exception.Message, StringComparison.Ordinal);
            }
        },
        iter: 3000);

    [Fact]
    public void Free_format_frames_are_measured() =>
        Gen.Select(Mp3Sample.AnyFormat, Gen.Int[150, 1400], Gen.Int[2, 50], Gen.Int).Holds(
            (format, length, count, seed) =>
            {
                var random = new Random(seed);
                var frames = Enumerable.Range(0, count + 1).Select(_ => random.Next(2)).Select(
                    padding => format.Frame(0, padding == 1, random, length + padding)).ToList();
                var summary = Mp3Walker.Walk([.. frames.SelectMany(frame => frame)]);
                Assert.True(summary.IsFreeFormat);
                Assert.Equal(frames.Count, summary.Frames);
                Assert.Equal(frames.Sum(frame => frame.Length), summary.AudioBytes);
            },
            iter: 300);

    [Fact]
    public void A_change_of_format_is_reported_and_both_formats_count() =>
        Gen.Select(Mp3Sample.AnyFormat, Mp3Sample.AnyFormat, Gen.Int[2, 20], Gen.Int[3, 20], Gen.Int).Holds(
            (first, second, firstCount, secondCount, seed) =>
            {
                var random = new Random(seed);
                byte[] Frames(Mp3Format format, int count) =>
                    [.. Enumerable.Range(0, count).SelectMany(_ => format.Frame(5, isPadded: false, random))];
                var start = Frames(first, firstCount);
                var summary = Mp3Walker.Walk([.. start, .. Frames(second, secondCount)]);
                Assert.Equal(firstCount + secondCount, summary.Frames);
                Assert.Equal(first == second, summary.HasOneFormat);
                var expected = first.Duration(firstCount) + second.Duration(secondCount);
                Assert.InRange((summary.Duration - expected).Ticks, -1, 1);
                Mp3Damage[] change = first == second ? [] : [new Mp3Damage(start.Length, 0, Mp3DamageKind.FormatChange)];
                Assert.Equal(change, summary.Damage);
            },
            iter: 500);

    private static void AssertFound(Mp3Sample sample)
    {
        var summary = Mp3Walker.Walk(sample.Bytes);
        Assert.Equal(sample.Frames.Count, summary.Frames);
        Assert.Equal(sample.Frames.Sum(frame => (long)frame.Length), summary.AudioBytes);
        Assert.Equal(sample.Format.Duration(sample.Frames.Count), summary.Duration);
        Assert.Equal(sample.Format, new Mp3Format(summary.MpegVersion, summary.SampleRate, summary.Channels == 1));
        Assert.Equal(sample.Bytes.Length, summary.StreamBytes);
        Assert.Equal(sample.HasHeaderFrame, summary.HasHeaderFrame);
        Assert.Equal(sample.Garbage, summary.Damage);
        Assert.Equal(sample.Garbage.Count, summary.DamageCount);
        Assert.True(summary.HasOneFormat);
    }
}
