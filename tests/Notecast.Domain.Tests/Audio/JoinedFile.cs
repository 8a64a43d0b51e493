using System.Buffers.Binary;
using System.Text;
using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

/// <summary>A joined file taken apart independently of the library: ID3v2.3 tag, header frame, audio.</summary>
internal sealed class JoinedFile
{
    public JoinedFile(byte[] bytes, Mp3Format format)
    {
        Bytes = bytes;
        Assert.Equal("ID3\u0003\0\0", Encoding.Latin1.GetString(bytes, 0, 6));
        var tagLength = 10 + ((bytes[6] << 21) | (bytes[7] << 14) | (bytes[8] << 7) | bytes[9]);
        ReadTag(bytes.AsSpan(10, tagLength - 10));
        Header = bytes[tagLength..(tagLength + format.FrameLength(bytes[tagLength + 2] >> 4, isPadded: false))];
        Audio = bytes[(tagLength + Header.Length)..];
        var payload = Header.AsSpan(4 + format.SideInfoLength);
        Mark = Encoding.ASCII.GetString(payload[..4]);
        Assert.Equal(7, BinaryPrimitives.ReadInt32BigEndian(payload[4..]));
        Frames = BinaryPrimitives.ReadUInt32BigEndian(payload[8..]);
        StreamBytes = BinaryPrimitives.ReadUInt32BigEndian(payload[12..]);
        Table = payload.Slice(16, 100).ToArray();
        Assert.Equal(-1, payload[116..].IndexOfAnyExcept((byte)0));
    }

    public byte[] Bytes { get; }

    /// <summary>Tag frames; a TXXX frame as <c>TXXX:description</c>.</summary>
    public Dictionary<string, string> Tags { get; } = [];

    public byte[] Header { get; }

    public byte[] Audio { get; }

    public string Mark { get; }

    public long Frames { get; }

    public long StreamBytes { get; }

    public byte[] Table { get; }

    public static async Task<JoinedFile> JoinAsync(Mp3Format format, AudioTags? tags, params byte[][] parts)
    {
        using var output = new MemoryStream();
        var list = parts.Select((part, i) => Part(part, i)).ToList();
        var summary = await Mp3Joiner.JoinAsync(list, tags ?? new AudioTags(null, null, null), output, TestContext.Current.CancellationToken);
        Assert.Equivalent(Mp3Walker.Walk(output.ToArray()), summary, strict: true);
        return new JoinedFile(output.ToArray(), format);
    }

    public static Mp3Part Part(byte[] bytes, int seed = 0, Mp3Summary? summary = null) =>
        new(summary ?? Mp3Walker.Walk(bytes), _ => ValueTask.FromResult<Stream>(new ChunkedStream(bytes, seed)));

    private void ReadTag(ReadOnlySpan<byte> frames)
    {
        while (!frames.IsEmpty)
        {
            var id = Encoding.ASCII.GetString(frames[..4]);
            var length = BinaryPrimitives.ReadInt32BigEndian(frames[4..]);
            var content = frames.Slice(10, length);
            var text = content[0] == 0 ? Encoding.Latin1.GetString(content[1..]) : Utf16(content[1..]);
            var parts = text.Split('\0');
            Tags.Add(parts.Length > 1 ? $"{id}:{parts[0]}" : id, parts[^1]);
            frames = frames[(10 + length)..];
        }
    }

    private static string Utf16(ReadOnlySpan<byte> content)
    {
        Assert.Equal([0xFF, 0xFE], content[..2].ToArray());
        return Encoding.Unicode.GetString(content[2..]).Replace("\0\uFEFF", "\0", StringComparison.Ordinal);
    }
}
