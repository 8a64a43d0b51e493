using System.Buffers.Binary;

namespace Notecast.Domain.Audio;

/// <summary>The 32 bits at the start of a Layer III frame (ISO/IEC 11172-3, 2.4.1.3).</summary>
internal readonly struct Mp3FrameHeader(uint bits)
{
    public const int Size = 4;

    /// <summary>The largest free-format rate that encoders write (bit/s); it bounds the length of a frame.</summary>
    public const int MaximumFreeFormatRate = 640_000;

    /// <summary>Sync, version, layer and sample rate: the same in all frames of a stream.</summary>
    public const uint FormatMask = 0xFFFE_0C00;

    public const uint PaddingBit = 0x200;

    private const uint ModeMask = 0xC0;

    private static readonly int[] BitRates1 =
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    private static readonly int[] BitRates2 =
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    private static readonly int[] SampleRates1 = [44_100, 48_000, 32_000];

    public uint Bits { get; } = bits;

    public MpegVersion Version => ((Bits >> 19) & 3) switch
    {
        3 => MpegVersion.Mpeg1,
        2 => MpegVersion.Mpeg2,
        _ => MpegVersion.Mpeg25,
    };

    /// <summary>Halvings of MPEG-1's sample rate.</summary>
    private int RateShift => (int)Version;

    public int SampleRate => SampleRates1[(Bits >> 10) & 3] >> RateShift;

    public int BitRateIndex => (int)((Bits >> 12) & 15);

    /// <summary>Bits a second; 0 for free format.</summary>
    public int BitRate => BitRateAt(Version, BitRateIndex);

    public bool IsFreeFormat => BitRateIndex == 0;

    public int Padding => (Bits & PaddingBit) == 0 ? 0 : 1;

    public bool HasChecksum => (Bits & 0x1_0000) == 0;

    public bool IsMono => (Bits & ModeMask) == ModeMask;

    public int Channels => IsMono ? 1 : 2;

    public int SamplesPerFrame => Version == MpegVersion.Mpeg1 ? 1152 : 576;

    public int SideInfoLength => (Version == MpegVersion.Mpeg1, IsMono) switch
    {
        (true, true) => 17,
        (true, false) => 32,
        (false, true) => 9,
        (false, false) => 17,
    };

    /// <summary>Bytes of the frame, padding included; 0 for free format.</summary>
    public int Length => IsFreeFormat ? 0 : UnpaddedLengthAt(BitRate) + Padding;

    public static int BitRateAt(MpegVersion version, int index) =>
        1000 * (version == MpegVersion.Mpeg1 ? BitRates1 : BitRates2)[index];

    public static bool TryParse(ReadOnlySpan<byte> data, out Mp3FrameHeader header)
    {
        header = default;
        if (data.Length < Size)
        {
            return false;
        }

        header = new Mp3FrameHeader(BinaryPrimitives.ReadUInt32BigEndian(data));
        return header.IsValid;
    }

    public static Mp3FrameHeader Create(MpegVersion version, int sampleRate, int channels, int bitRateIndex, bool isPadded)
    {
        var versionBits = version switch { MpegVersion.Mpeg1 => 3u, MpegVersion.Mpeg2 => 2u, _ => 0u };
        var rateBits = (uint)Array.IndexOf(SampleRates1, sampleRate << (int)version);
        var mode = channels == 1 ? ModeMask : 0;
        return new Mp3FrameHeader(
            0xFFE3_0000 | (versionBits << 19) | ((uint)bitRateIndex << 12) | (rateBits << 10) | (isPadded ? PaddingBit : 0) | mode);
    }

    public int UnpaddedLengthAt(int bitRate) => SamplesPerFrame / 8 * bitRate / SampleRate;

    public bool HasFormatOf(Mp3FrameHeader other) =>
        ((Bits ^ other.Bits) & FormatMask) == 0 && IsMono == other.IsMono;

    public override string ToString() =>
        FormattableString.Invariant($"{Name(Version)} Layer III, {SampleRate} Hz, {(IsMono ? "mono" : "stereo")}");

    public static string Name(MpegVersion version) => version switch
    {
        MpegVersion.Mpeg1 => "MPEG-1",
        MpegVersion.Mpeg2 => "MPEG-2",
        _ => "MPEG-2.5",
    };

    /// <summary>Sync of 11 ones, a known version, Layer III, and no reserved bit rate or sample rate.</summary>
    private bool IsValid =>
        Bits >= 0xFFE0_0000
        && ((Bits >> 19) & 3) != 1
        && ((Bits >> 17) & 3) == 1
        && ((Bits >> 12) & 15) != 15
        && ((Bits >> 10) & 3) != 3;
}
