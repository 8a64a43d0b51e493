using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

/// <summary>Facts of a frame format, written down from the standard independently of the library.</summary>
internal sealed record Mp3Format(MpegVersion Version, int SampleRate, bool IsMono)
{
    private static readonly int[] Rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    public static readonly Mp3Format[] All =
    [
        .. from rate in (int[])[44100, 48000, 32000] from mono in (bool[])[true, false] select new Mp3Format(MpegVersion.Mpeg1, rate, mono),
        .. from rate in (int[])[22050, 24000, 16000] from mono in (bool[])[true, false] select new Mp3Format(MpegVersion.Mpeg2, rate, mono),
        .. from rate in (int[])[11025, 12000, 8000] from mono in (bool[])[true, false] select new Mp3Format(MpegVersion.Mpeg25, rate, mono),
    ];

    public int SamplesPerFrame => Version == MpegVersion.Mpeg1 ? 1152 : 576;

    public int SideInfoLength => Version == MpegVersion.Mpeg1 ? (IsMono ? 17 : 32) : (IsMono ? 9 : 17);

    public int BitRate(int index) => 1000 * (Version == MpegVersion.Mpeg1 ? Rates1 : Rates2)[index];

    public int FrameLength(int index, bool isPadded) =>
        ((Version == MpegVersion.Mpeg1 ? 144 : 72) * BitRate(index) / SampleRate) + (isPadded ? 1 : 0);

    public TimeSpan Duration(long frames) =>
        TimeSpan.FromTicks((long)Math.Round(frames * (decimal)SamplesPerFrame * TimeSpan.TicksPerSecond / SampleRate));

    /// <summary>Bytes of the Layer III frame that a header starts; 0 when there is no header, or one of free format.</summary>
    public static int LengthOf(byte[] data, int start)
    {
        if (start + 4 > data.Length || data[start] != 0xFF || (data[start + 1] & 0xE6) != 0xE2)
        {
            return 0;
        }

        int[] rates = [44100, 48000, 32000, 0];
        var version = (data[start + 1] >> 3) & 3;
        var rate = rates[(data[start + 2] >> 2) & 3] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        var index = data[start + 2] >> 4;
        var format = version == 1 || index is 0 or 15 ? null : All.FirstOrDefault(format => format.SampleRate == rate);
        return format is null ? 0 : format.FrameLength(index, (data[start + 2] & 2) != 0);
    }

    /// <summary>A frame with empty side information (so nothing is borrowed from frames before) and random audio data.</summary>
    public byte[] Frame(int index, bool isPadded, Random random, int? length = null)
    {
        var frame = new byte[length ?? FrameLength(index, isPadded)];
        random.NextBytes(frame.AsSpan(4 + SideInfoLength));
        var version = Version switch { MpegVersion.Mpeg1 => 3, MpegVersion.Mpeg2 => 2, _ => 0 };
        var rate = SampleRate switch { 44100 or 22050 or 11025 => 0, 48000 or 24000 or 12000 => 1, _ => 2 };
        frame[0] = 0xFF;
        frame[1] = (byte)(0xE3 | (version << 3));
        frame[2] = (byte)((index << 4) | (rate << 2) | (isPadded ? 2 : 0));
        frame[3] = (byte)((IsMono ? 3 : random.Next(2)) << 6);
        return frame;
    }

    /// <summary>A frame that claims ten million frames, which no reader may believe.</summary>
    public byte[] HeaderFrame(string mark)
    {
        var frame = Frame(14, isPadded: false, new Random(1));
        frame.AsSpan(4).Clear();
        var payload = frame.AsSpan(mark == "VBRI" ? 36 : 4 + SideInfoLength);
        System.Text.Encoding.ASCII.GetBytes(mark, payload);
        byte[] claims = mark == "VBRI" ? [0, 1, 0, 0, 0, 75, 0, 0x98, 0x96, 0x80, 0, 0x98, 0x96, 0x80] : [0, 0, 0, 3, 0, 0x98, 0x96, 0x80, 0, 0x98, 0x96, 0x80];
        claims.CopyTo(payload[4..]);
        return frame;
    }
}
