using System.Buffers.Binary;

namespace Notecast.Embedded.Speech;

/// <summary>The samples between eSpeak NG and LAME: 22,050 a second, 16 bits, little-endian, mono.</summary>
internal static class PcmFormat
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 22_050;

    /// <summary>The length of the WAV header before eSpeak NG's samples.</summary>
    public const int WavHeaderLength = 44;

    private const int BytesPerSample = 2;

    /// <summary>How many bytes a duration takes.</summary>
    public static int Bytes(TimeSpan duration) => (int)(duration.TotalSeconds * SampleRate) * BytesPerSample;

    /// <summary>Whether a WAV header announces samples of this format.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> header) =>
        header.Length == WavHeaderLength
        && header.StartsWith("RIFF"u8)
        && BinaryPrimitives.ReadUInt16LittleEndian(header[22..]) == 1
        && BinaryPrimitives.ReadInt32LittleEndian(header[24..]) == SampleRate
        && BinaryPrimitives.ReadUInt16LittleEndian(header[34..]) == 8 * BytesPerSample;
}
