using CsCheck;
using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

public class Mp3SilenceTests
{
    [Fact]
    public void Silence_is_as_long_as_asked_rounded_up_to_a_frame() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 14], Gen.Long[0, 60 * TimeSpan.TicksPerSecond]).Holds(
            (rate, index, ticks) =>
            {
                var format = new Mp3Format(MpegVersion.Mpeg2, ((int[])[16000, 22050, 24000])[rate], IsMono: true);
                var duration = TimeSpan.FromTicks(ticks);
                var bytes = Mp3Silence.Create(duration, format.SampleRate, format.BitRate(index));
                var summary = Mp3Walker.Walk(bytes);
                var frames = Math.Max(1, (long)Math.Ceiling(ticks * (decimal)format.SampleRate / TimeSpan.TicksPerSecond / 576));
                Assert.Equal(frames, summary.Frames);
                Assert.Empty(summary.Damage);
                Assert.Equal((format.BitRate(index), false), (summary.BitRate, summary.IsVariableBitRate));
                Assert.Equal(bytes.Length, summary.AudioBytes);

                // Padding keeps the size within a byte of the bit rate's.
                Assert.Equal(frames * 72 * format.BitRate(index) / format.SampleRate, bytes.Length);
            },
            iter: 300);

    [Theory]
    [InlineData(-1, 24000, 48000)]
    [InlineData(30_000, 24000, 48000)]
    [InlineData(1, 44100, 48000)]
    [InlineData(1, 24000, 50_000)]
    [InlineData(1, 24000, 0)]
    public void What_cannot_be_made_is_refused(int seconds, int sampleRate, int bitRate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Mp3Silence.Create(TimeSpan.FromSeconds(seconds), sampleRate, bitRate));
}
