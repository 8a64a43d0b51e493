namespace Notecast.Domain.Audio;

/// <summary>
/// Watches the first frames of a part for audio data that lies in frames before it (the bit reservoir). Encoders start with an
/// empty one, but a part cut out of a longer recording does not: alone, a decoder mutes its first frames; behind another part,
/// it would decode that part's bytes as noise. Such frames are made silent, with their length and their data, on which later
/// frames may draw, kept.
/// </summary>
internal sealed class Mp3Reservoir
{
    // What main_data_begin can reach back: 9 bits in MPEG-1, 8 in MPEG-2 (ISO/IEC 11172-3, 2.4.1.7; 13818-3, 2.4.1.7).
    private const int Farthest = 511;

    private int _available;

    /// <summary>Whether frames must still be looked at, one at a time.</summary>
    public bool IsOpen => _available < Farthest;

    /// <summary>Mutes the frame if it draws on data before the part.</summary>
    public void Pass(Span<byte> frame)
    {
        if (!Mp3FrameHeader.TryParse(frame, out var header))
        {
            return;
        }

        var sideInfo = Mp3FrameHeader.Size + (header.HasChecksum ? 2 : 0);
        var mainData = sideInfo + header.SideInfoLength;
        if (mainData > frame.Length)
        {
            return;
        }

        var mainDataBegin = header.Version == MpegVersion.Mpeg1 ? (frame[sideInfo] << 1) | (frame[sideInfo + 1] >> 7) : frame[sideInfo];
        if (mainDataBegin > _available)
        {
            // Without a checksum, which would no longer be right.
            frame[1] |= 1;
            frame[Mp3FrameHeader.Size..mainData].Clear();
        }

        _available += frame.Length - mainData;
    }
}
