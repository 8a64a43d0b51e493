using System.Buffers.Binary;

namespace Notecast.Domain.Audio;

/// <summary>
/// Takes an MP3 stream apart, element by element, from a window that the caller moves over it. What it finds does not depend on
/// how the stream is cut into windows: each decision needs no more than <see cref="Lookahead"/> bytes, or the end of the stream.
/// </summary>
internal sealed class Mp3Scanner
{
    /// <summary>Bytes the window must hold unless the stream ends in it: room for two free-format frames and a header.</summary>
    public const int Lookahead = 16 * 1024;

    // By bit rate index and padding; 0 where this stream can have no frame.
    private readonly int[] _lengths = new int[32];
    private Mp3FrameHeader _format;
    private bool _hasFormat;
    private bool _isLost;
    private long _tagRemaining;

    /// <summary>Finds the next element. The caller then moves the window on by its length.</summary>
    /// <param name="window">The stream from the current position.</param>
    /// <param name="isLast">Whether the stream ends with the window.</param>
    /// <param name="maximumFrames">The most audio frames to take at once, at least 1.</param>
    public Mp3Element Next(ReadOnlySpan<byte> window, bool isLast, int maximumFrames)
    {
        if (!isLast && window.Length < Lookahead)
        {
            return new Mp3Element(Mp3ElementKind.NeedMore);
        }

        if (_tagRemaining > 0)
        {
            return ContinueTag(window.Length);
        }

        if (window.IsEmpty)
        {
            return new Mp3Element(Mp3ElementKind.End);
        }

        var end = isLast ? EndOfAudio(window) : window.Length;
        var frames = _hasFormat && !_isLost ? TakeFrames(window, end, isLast, maximumFrames) : default;
        return frames.Frames > 0 ? frames : TakeOther(window, end, isLast);
    }

    private Mp3Element TakeFrames(ReadOnlySpan<byte> window, int end, bool isLast, int maximumFrames)
    {
        var lastStart = isLast ? end - Mp3FrameHeader.Size : window.Length - Lookahead;
        var position = 0;
        var frames = 0;
        var indexes = 0u;
        while (position <= lastStart && frames < maximumFrames)
        {
            var header = new Mp3FrameHeader(BinaryPrimitives.ReadUInt32BigEndian(window[position..]));
            var length = header.HasFormatOf(_format) ? LengthOf(header) : 0;
            if (length == 0 || position + length > end || Mp3HeaderFrame.Is(window.Slice(position, length), header))
            {
                break;
            }

            indexes |= 1u << header.BitRateIndex;
            position += length;
            frames++;
        }

        return new Mp3Element(Mp3ElementKind.Frames, position) { Frames = frames, BitRateIndexes = indexes };
    }

    private Mp3Element TakeOther(ReadOnlySpan<byte> window, int end, bool isLast)
    {
        if (TagLength(window, isLast) is > 0 and var tagLength)
        {
            _tagRemaining = tagLength;
            _isLost = false;
            return ContinueTag(window.Length);
        }

        if (_hasFormat && !_isLost && TakeSpecialFrame(window, end) is { Length: > 0 } special)
        {
            return special;
        }

        if (Mp3FrameHeader.TryParse(window, out var header) && IsSync(window, header, end, isLast, out var freeLength))
        {
            SetFormat(header, freeLength);
            return new Mp3Element(Mp3ElementKind.Format) { Format = header };
        }

        _isLost = true;
        var next = window[1..].IndexOfAny(Mp3TagBlock.FirstBytes);
        return new Mp3Element(Mp3ElementKind.Garbage, next < 0 ? window.Length : next + 1);
    }

    /// <summary>At a place where a frame is due: a header frame, or a frame that the end of the stream cuts off.</summary>
    private Mp3Element TakeSpecialFrame(ReadOnlySpan<byte> window, int end)
    {
        if (end < Mp3FrameHeader.Size)
        {
            return window[0] == 0xFF ? new Mp3Element(Mp3ElementKind.TruncatedFrame, end) : default;
        }

        var header = new Mp3FrameHeader(BinaryPrimitives.ReadUInt32BigEndian(window));
        var length = header.HasFormatOf(_format) ? LengthOf(header) : 0;
        if (length == 0)
        {
            return default;
        }

        return length > end
            ? new Mp3Element(Mp3ElementKind.TruncatedFrame, end)
            : new Mp3Element(Mp3ElementKind.HeaderFrame, length);
    }

    /// <summary>
    /// Whether a header starts a frame: another of the same format must follow at once, or a tag, or the end. Against
    /// look-alikes in garbage, two must follow when the format is not the one of the stream so far.
    /// </summary>
    private bool IsSync(ReadOnlySpan<byte> window, Mp3FrameHeader header, int end, bool isLast, out int freeLength)
    {
        var isForeign = _hasFormat && !header.HasFormatOf(_format);
        freeLength = header.IsFreeFormat ? FreeFormatLength(window, header, isForeign) : 0;
        var position = 0;
        var next = header;
        for (var following = isForeign ? 2 : 1; following > 0; following--)
        {
            var length = next.IsFreeFormat && freeLength > 0 ? freeLength + next.Padding : next.Length;
            position += length;
            if (length == 0 || position > end)
            {
                return false;
            }

            if (IsBoundary(window[position..], end - position, isLast))
            {
                return true;
            }

            if (!Mp3FrameHeader.TryParse(window[position..end], out next) || !next.HasFormatOf(header))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The end of the stream, a tag, or the first bytes of a tag or a header that the end cuts off.</summary>
    private static bool IsBoundary(ReadOnlySpan<byte> rest, int audioLeft, bool isLast) =>
        (isLast && audioLeft < Mp3FrameHeader.Size && (audioLeft == 0 || Mp3TagBlock.FirstBytes.Contains(rest[0])))
        || Mp3TagBlock.IsStart(rest);

    /// <summary>
    /// The length of an unpadded free-format frame, measured to the next header and confirmed by the one after it; 0 when there is none.
    /// Measured only where a stream starts cleanly: in garbage too much would look like it.
    /// </summary>
    private int FreeFormatLength(ReadOnlySpan<byte> window, Mp3FrameHeader header, bool isForeign)
    {
        if (_hasFormat && !isForeign)
        {
            return _lengths[0];
        }

        if (_isLost)
        {
            return 0;
        }

        var longest = Math.Min(header.UnpaddedLengthAt(Mp3FrameHeader.MaximumFreeFormatRate) + 1, window.Length - Mp3FrameHeader.Size);
        for (var length = Mp3FrameHeader.Size + header.SideInfoLength; length <= longest; length++)
        {
            var unpadded = length - header.Padding;
            if (IsFreeFormatHeader(window[length..], header, out var second)
                && IsFreeFormatHeader(window[Math.Min(window.Length, length + unpadded + second.Padding)..], header, out _))
            {
                return unpadded;
            }
        }

        return 0;
    }

    private static bool IsFreeFormatHeader(ReadOnlySpan<byte> data, Mp3FrameHeader like, out Mp3FrameHeader header) =>
        Mp3FrameHeader.TryParse(data, out header) && header.IsFreeFormat && header.HasFormatOf(like);

    private void SetFormat(Mp3FrameHeader header, int freeLength)
    {
        _isLost = false;
        if (_hasFormat && header.HasFormatOf(_format))
        {
            return;
        }

        _hasFormat = true;
        _format = header;
        for (var index = 0; index < 15; index++)
        {
            var unpadded = index == 0 ? freeLength : header.UnpaddedLengthAt(Mp3FrameHeader.BitRateAt(header.Version, index));
            _lengths[index << 1] = unpadded;
            _lengths[(index << 1) | 1] = unpadded == 0 ? 0 : unpadded + 1;
        }
    }

    private int LengthOf(Mp3FrameHeader header) => _lengths[(header.BitRateIndex << 1) | header.Padding];

    /// <summary>The length of a tag here, 0 when there is none. ID3v1 has only a three-letter mark, so what follows it must fit.</summary>
    private static long TagLength(ReadOnlySpan<byte> window, bool isLast)
    {
        if (!Mp3TagBlock.IsId3v1(window))
        {
            return Mp3TagBlock.Measure(window);
        }

        var rest = window[Mp3TagBlock.Id3v1Length..];
        var fits = (rest.IsEmpty && isLast) || Mp3TagBlock.IsStart(rest) || Mp3FrameHeader.TryParse(rest, out _);
        return fits ? Mp3TagBlock.Id3v1Length : 0;
    }

    private Mp3Element ContinueTag(int available)
    {
        if (available == 0)
        {
            _tagRemaining = 0;
            return new Mp3Element(Mp3ElementKind.TruncatedTag);
        }

        var length = (int)Math.Min(available, _tagRemaining);
        _tagRemaining -= length;
        return new Mp3Element(Mp3ElementKind.Tag, length);
    }

    /// <summary>Where an ID3v1 tag closes the stream, audio ends before it, even inside a frame.</summary>
    private static int EndOfAudio(ReadOnlySpan<byte> window)
    {
        var tag = window.Length - Mp3TagBlock.Id3v1Length;
        return tag >= 0 && Mp3TagBlock.IsId3v1(window[tag..]) ? tag : window.Length;
    }
}
