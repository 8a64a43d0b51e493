using System.Buffers.Binary;
using System.Text;

namespace Notecast.Domain.Audio;

/// <summary>
/// Writes an ID3v2.3 tag. Version 2.3, because all players read it (older ones do not read 2.4) and it has every frame used here;
/// text that is not Latin-1 is UTF-16 with a byte order mark, the only other encoding that 2.3 knows (ID3v2.3.0, 3.3).
/// </summary>
internal static class Id3Tag
{
    private const string Encoder = "Notecast";
    private const int TagHeaderLength = 10;
    private const int FrameHeaderLength = 10;
    private const byte Latin1Encoding = 0;
    private const byte Utf16Encoding = 1;

    // Far below the 256 MB that a tag may have, and more than a player shows.
    private const int MaximumTextLength = 1000;

    public static byte[] Create(AudioTags tags)
    {
        using var frames = new MemoryStream();
        WriteFrame(frames, "TIT2", Clean(tags.Title));
        WriteFrame(frames, "TPE1", Clean(tags.Voice));
        WriteFrame(frames, "TLAN", Iso639.FromLanguageCode(tags.LanguageCode));
        WriteFrame(frames, "TSSE", Encoder);
        if (Clean(tags.Voice) is { Length: > 0 } voice)
        {
            WriteFrame(frames, "TXXX", $"Voice\0{voice}");
        }

        var length = (int)frames.Length;
        var tag = new byte[TagHeaderLength + length];
        "ID3\u0003\0\0"u8.CopyTo(tag);
        for (var i = 0; i < 4; i++)
        {
            tag[9 - i] = (byte)((length >> (7 * i)) & 0x7F);
        }

        frames.GetBuffer().AsSpan(0, length).CopyTo(tag.AsSpan(TagHeaderLength));
        return tag;
    }

    private static void WriteFrame(MemoryStream output, string id, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var isLatin1 = text.All(character => character <= 0xFF);
        var content = isLatin1 ? EncodeLatin1(text) : EncodeUtf16(text);
        Span<byte> header = stackalloc byte[FrameHeaderLength];
        header.Clear();
        Encoding.ASCII.GetBytes(id, header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], content.Length);
        output.Write(header);
        output.Write(content);
    }

    private static byte[] EncodeLatin1(string text) => [Latin1Encoding, .. Encoding.Latin1.GetBytes(text)];

    /// <summary>In UTF-16 each part of a frame (TXXX has two) starts with its own byte order mark.</summary>
    private static byte[] EncodeUtf16(string text)
    {
        var parts = text.Split('\0').Select(part => (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(part)]);
        byte[] separator = [0, 0];
        return [Utf16Encoding, .. parts.Aggregate((left, right) => [.. left, .. separator, .. right])];
    }

    /// <summary>One line without control characters: a zero would end the text.</summary>
    private static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        if (line.Length <= MaximumTextLength)
        {
            return line;
        }

        var cut = char.IsHighSurrogate(line[MaximumTextLength - 1]) ? MaximumTextLength - 1 : MaximumTextLength;
        return line[..cut];
    }
}
