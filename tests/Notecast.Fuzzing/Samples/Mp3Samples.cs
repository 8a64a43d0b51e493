using System.Text;
using Notecast.Domain.Audio;
using Notecast.Fuzzing.Mutating;

namespace Notecast.Fuzzing.Samples;

/// <summary>MP3 data, whose parts are its frames, their headers, its tags and the sizes that these name.</summary>
internal static class Mp3Samples
{
    private const int HeaderLength = 4;
    private const int Id3SizeOffset = 6;
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(200);

    /// <summary>Frames of several rates, alone and between tags.</summary>
    public static IReadOnlyList<Sample> All { get; } = MakeAll();

    /// <summary>Headers that name no frame, another format or a free one, and tags that lie about their sizes.</summary>
    public static OddValues OddValues { get; } = new(
        [
            [0xFF, 0xFB, 0x90, 0x00], [0xFF, 0xF3, 0x00, 0xC0], [0xFF, 0xF3, 0x02, 0xC0], [0xFF, 0xFB, 0x00, 0x00],
            [0xFF, 0xE3, 0x10, 0xC0],
            [0xFF, 0xF3, 0xF0, 0xC0], [0xFF, 0xF3, 0x6C, 0xC0], [0xFF, 0xFD, 0x90, 0x00], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF], [0xFF, 0xFB],
            [], [0, 0, 0, 0],
            [0x7F, 0x7F, 0x7F, 0x7F], [0x80, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0x7F],
            .. ((string[])["ID3", "TAG", "APE", "APETAGEX", "Xing", "Info", "VBRI", "LYRICSBEGIN", "RIFF", "OggS", "<html>"])
                .Select(Encoding.ASCII.GetBytes),
            [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0], [.. "ID3"u8, 4, 0, 0x10, 0, 0, 0, 4, 1, 2, 3, 4], [.. "ID3"u8, 3, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F],
            [.. "APETAGEX"u8, 0xD0, 7, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0, 0, 0, 0xA0, 0, 0, 0, 0, 0, 0, 0, 0],
            [.. "TAG"u8, .. new byte[125]], new byte[500], [.. Enumerable.Repeat((byte)0xFF, 500)],
            [.. Enumerable.Repeat((byte[])[0xFF, 0xF3, 0x00, 0xC0], 100).SelectMany(bytes => bytes)],
        ],
        [("TAG"u8.ToArray(), []), ([0xFF], [0xFF]), ("ID3\u0004\0\0\0\0\0\u0010"u8.ToArray(), [])]);

    private static Sample[] MakeAll()
    {
        var silence = Mp3Silence.Create(Duration);
        var slow = Mp3Silence.Create(Duration, 16_000, 8_000);
        byte[] tagged = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 20, .. new byte[20], .. silence, .. "TAG"u8, .. new byte[125]];
        byte[] free = [.. Enumerable.Repeat((byte[])[0xFF, 0xF3, 0x04, 0xC0, .. new byte[96]], 8).SelectMany(frame => frame)];
        return [Of(silence), Of(slow), Of(tagged), Of([.. slow, .. silence]), Of(free)];
    }

    private static Sample Of(byte[] mp3)
    {
        var parts = new List<Part>();
        var starts = Enumerable.Range(0, mp3.Length - HeaderLength)
            .Where(position => IsStart(mp3.AsSpan(position)))
            .Append(mp3.Length)
            .ToList();
        for (var index = 0; index + 1 < starts.Count; index++)
        {
            parts.Add(new Part(starts[index], HeaderLength));
            parts.Add(new Part(starts[index], starts[index + 1] - starts[index]));
            if (mp3.AsSpan(starts[index]).StartsWith("ID3"u8))
            {
                parts.Add(new Part(starts[index] + Id3SizeOffset, 4));
            }
        }

        return new Sample(mp3, parts, []);
    }

    private static bool IsStart(ReadOnlySpan<byte> data) =>
        data.StartsWith("ID3"u8) || data.StartsWith("TAG"u8) || (data[0] == 0xFF && (data[1] & 0xE0) == 0xE0);
}
