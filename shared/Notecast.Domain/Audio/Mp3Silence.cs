using System.Buffers.Binary;

namespace Notecast.Domain.Audio;

/// <summary>Makes silent MP3 audio: MPEG-2 Layer III, mono, of constant bit rate, without tags or a header frame.</summary>
public static class Mp3Silence
{
    private const int SamplesPerFrame = 576;

    /// <summary>The longest audio that can be made.</summary>
    public static TimeSpan MaximumDuration { get; } = TimeSpan.FromHours(6);

    /// <summary>Makes silence.</summary>
    /// <param name="duration">
    /// How long at least, 0 to <see cref="MaximumDuration"/>; rounded up to a frame, and never less than one.
    /// </param>
    /// <param name="sampleRate">Samples a second: 16,000, 22,050 or 24,000.</param>
    /// <param name="bitRate">Bits a second, one that MPEG-2 Layer III has: 8,000 to 160,000.</param>
    /// <returns>The frames.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static byte[] Create(TimeSpan duration, int sampleRate = 24_000, int bitRate = 48_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, MaximumDuration);
        if (sampleRate is not (16_000 or 22_050 or 24_000))
        {
            throw new ArgumentOutOfRangeException(
                nameof(sampleRate), sampleRate, "MPEG-2 audio has 16000, 22050 or 24000 samples a second.");
        }

        var header = Mp3FrameHeader.Create(MpegVersion.Mpeg2, sampleRate, channels: 1, BitRateIndex(bitRate), isPadded: false);
        const long ticksPerFrame = SamplesPerFrame * TimeSpan.TicksPerSecond;
        var frames = Math.Max(1, ((duration.Ticks * sampleRate) + ticksPerFrame - 1) / ticksPerFrame);

        // Frame n ends at the whole byte before its true end, so that padding keeps the average at the bit rate.
        var bytesTimesRate = (long)SamplesPerFrame / 8 * bitRate;
        var audio = new byte[frames * bytesTimesRate / sampleRate];
        var position = 0;
        for (var frame = 1L; frame <= frames; frame++)
        {
            var end = (int)(frame * bytesTimesRate / sampleRate);
            var isPadded = end - position > header.Length;
            BinaryPrimitives.WriteUInt32BigEndian(audio.AsSpan(position), header.Bits | (isPadded ? Mp3FrameHeader.PaddingBit : 0));
            position = end;
        }

        return audio;
    }

    private static int BitRateIndex(int bitRate)
    {
        for (var index = 1; index < 15; index++)
        {
            if (Mp3FrameHeader.BitRateAt(MpegVersion.Mpeg2, index) == bitRate)
            {
                return index;
            }
        }

        throw new ArgumentOutOfRangeException(
            nameof(bitRate), bitRate, "MPEG-2 Layer III has no such bit rate; 32000 and 48000 are common ones.");
    }
}
