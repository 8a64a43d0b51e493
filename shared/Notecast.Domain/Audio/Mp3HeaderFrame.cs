using System.Buffers.Binary;

namespace Notecast.Domain.Audio;

/// <summary>
/// The frame that describes a stream instead of carrying audio. Xing and Info stand behind the side information,
/// VBRI at a fixed place. Layout: Xing's "VBR Header SDK" and LAME's "Mp3 Info Tag rev 1".
/// </summary>
internal static class Mp3HeaderFrame
{
    private const uint Xing = 0x58696E67;
    private const uint Info = 0x496E666F;
    private const uint Vbri = 0x56425249;
    private const int VbriOffset = Mp3FrameHeader.Size + 32;
    private const int TableEntries = 100;
    private const int HasFrames = 1;
    private const int HasBytes = 2;
    private const int HasTable = 4;
    private const int PayloadLength = 16 + TableEntries;

    /// <summary>Whether a whole frame is a header frame: it has a mark, and what must follow the mark, where audio would start.</summary>
    public static bool Is(ReadOnlySpan<byte> frame, Mp3FrameHeader header)
    {
        // LAME leaves the checksum out of the offset, others count it.
        var behindSideInfo = Mp3FrameHeader.Size + header.SideInfoLength;
        return HasXing(frame, behindSideInfo)
            || (header.HasChecksum && HasXing(frame, behindSideInfo + 2))
            || HasVbri(frame);
    }

    /// <summary>
    /// Makes the header frame of a stream: frame count, byte count and seek table, but no quality and no LAME part, because
    /// what the encoder knew of one part (delay, padding, quality) is not true of the whole.
    /// </summary>
    /// <param name="format">Version, sample rate and channels of the audio.</param>
    /// <param name="isVariable">Whether bit rates differ: "Xing" if so, else "Info".</param>
    /// <param name="bitRate">Bits a second of a stream of constant rate.</param>
    /// <param name="frames">Audio frames.</param>
    /// <param name="audioBytes">Bytes of all audio frames.</param>
    /// <param name="bytesBefore">The bytes of audio before a frame, given its number.</param>
    public static byte[] Create(
        Mp3Summary format, bool isVariable, int bitRate, long frames, long audioBytes, Func<long, long> bytesBefore)
    {
        var header = ChooseHeader(format, isVariable ? 0 : bitRate);
        var frame = new byte[header.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, header.Bits);
        var payload = frame.AsSpan(Mp3FrameHeader.Size + header.SideInfoLength);
        BinaryPrimitives.WriteUInt32BigEndian(payload, isVariable ? Xing : Info);

        // Counts have 32 bits; a longer stream goes without.
        var streamBytes = frame.Length + audioBytes;
        if (streamBytes > uint.MaxValue || frames > uint.MaxValue)
        {
            return frame;
        }

        BinaryPrimitives.WriteInt32BigEndian(payload[4..], HasFrames | HasBytes | HasTable);
        BinaryPrimitives.WriteUInt32BigEndian(payload[8..], (uint)frames);
        BinaryPrimitives.WriteUInt32BigEndian(payload[12..], (uint)streamBytes);
        for (var percent = 0; percent < TableEntries; percent++)
        {
            var position = frame.Length + bytesBefore(frames * percent / TableEntries);
            payload[16 + percent] = (byte)Math.Min(255, position * 256 / streamBytes);
        }

        return frame;
    }

    /// <summary>
    /// The stream's own rate, so that it stays one of constant rate, unless its frames are too small; then the smallest that fits.
    /// </summary>
    private static Mp3FrameHeader ChooseHeader(Mp3Summary format, int bitRate)
    {
        var smallest = default(Mp3FrameHeader);
        for (var index = 14; index > 0; index--)
        {
            var header = Mp3FrameHeader.Create(format.MpegVersion, format.SampleRate, format.Channels, index, isPadded: false);
            if (header.Length < Mp3FrameHeader.Size + header.SideInfoLength + PayloadLength)
            {
                break;
            }

            smallest = header;
            if (header.BitRate == bitRate)
            {
                break;
            }
        }

        return smallest;
    }

    /// <summary>A Xing or Info mark with flags, of which only the lowest four bits have a meaning.</summary>
    private static bool HasXing(ReadOnlySpan<byte> frame, int offset) =>
        frame.Length >= offset + 8
        && BinaryPrimitives.ReadUInt32BigEndian(frame[offset..]) is (Xing or Info)
        && BinaryPrimitives.ReadUInt32BigEndian(frame[(offset + 4)..]) <= 15;

    /// <summary>A VBRI mark with version 1, the only one there is.</summary>
    private static bool HasVbri(ReadOnlySpan<byte> frame) =>
        frame.Length >= VbriOffset + 6
        && BinaryPrimitives.ReadUInt32BigEndian(frame[VbriOffset..]) == Vbri
        && BinaryPrimitives.ReadUInt16BigEndian(frame[(VbriOffset + 4)..]) == 1;
}
