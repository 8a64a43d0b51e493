using System.Buffers;
using System.Buffers.Binary;

namespace Notecast.Domain.Audio;

/// <summary>Tags that stand before, between or after frames. Their own length is the only way past them.</summary>
internal static class Mp3TagBlock
{
    public const int Id3v1Length = 128;

    private const int Id3v2HeaderLength = 10;
    private const int Id3v2FooterFlag = 0x10;
    private const int ApeHeaderLength = 32;
    private const uint ApeIsHeader = 0x2000_0000;

    /// <summary>Bytes that can start something here: a frame (sync) or a tag.</summary>
    public static readonly SearchValues<byte> FirstBytes = SearchValues.Create(0xFF, (byte)'I', (byte)'T', (byte)'A');

    /// <summary>Measures an ID3v2 tag (2.2 to 2.4) or an APE tag at the start of the data; 0 when there is none.</summary>
    public static long Measure(ReadOnlySpan<byte> data) => data.StartsWith("ID3"u8) ? MeasureId3v2(data)
        : data.StartsWith("APETAGEX"u8) ? MeasureApe(data)
        : 0;

    /// <summary>Whether the data could start a tag, even one cut off behind its first three letters.</summary>
    public static bool IsStart(ReadOnlySpan<byte> data) => data.StartsWith("ID3"u8) || data.StartsWith("TAG"u8) || data.StartsWith("APE"u8);

    public static bool IsId3v1(ReadOnlySpan<byte> data) => data.Length >= Id3v1Length && data.StartsWith("TAG"u8);

    private static long MeasureId3v2(ReadOnlySpan<byte> data)
    {
        if (data.Length < Id3v2HeaderLength || data[3] is < 2 or > 4 || data[4] == 0xFF)
        {
            return 0;
        }

        // Four bytes of seven bits each, so that no size looks like a sync (ID3v2.4.0 structure, 3.1).
        var size = BinaryPrimitives.ReadUInt32BigEndian(data[6..]);
        if ((size & 0x8080_8080) != 0)
        {
            return 0;
        }

        var length = (size & 0x7F) | ((size >> 1) & 0x3F80) | ((size >> 2) & 0x1F_C000) | ((size >> 3) & 0xFE0_0000);
        var hasFooter = data[3] == 4 && (data[5] & Id3v2FooterFlag) != 0;
        return Id3v2HeaderLength + length + (hasFooter ? Id3v2HeaderLength : 0);
    }

    /// <summary>The size that an APE header names leaves the header out; a footer on its own closes a tag already passed.</summary>
    private static long MeasureApe(ReadOnlySpan<byte> data)
    {
        if (data.Length < ApeHeaderLength)
        {
            return 0;
        }

        var isHeader = (BinaryPrimitives.ReadUInt32LittleEndian(data[20..]) & ApeIsHeader) != 0;
        return ApeHeaderLength + (isHeader ? BinaryPrimitives.ReadUInt32LittleEndian(data[12..]) : 0L);
    }
}
