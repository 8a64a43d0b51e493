namespace Notecast.Domain.Audio;

/// <summary>What is known of the whole before its first byte is written.</summary>
internal sealed class Mp3JoinTotals
{
    private readonly IReadOnlyList<Mp3Part> _parts;
    private readonly long[] _framesBefore;
    private readonly long[] _bytesBefore;

    private Mp3JoinTotals(IReadOnlyList<Mp3Part> parts)
    {
        _parts = parts;
        _framesBefore = new long[parts.Count + 1];
        _bytesBefore = new long[parts.Count + 1];
        for (var i = 0; i < parts.Count; i++)
        {
            _framesBefore[i + 1] = _framesBefore[i] + parts[i].Summary.Frames;
            _bytesBefore[i + 1] = _bytesBefore[i] + parts[i].Summary.AudioBytes;
        }
    }

    /// <summary>Adds up the parts.</summary>
    /// <exception cref="Mp3Exception">There is no part, or they do not fit together.</exception>
    public static Mp3JoinTotals Of(IReadOnlyList<Mp3Part> parts)
    {
        if (parts.Count == 0)
        {
            throw new Mp3Exception("There is nothing to join: the list of parts is empty. Audio needs at least one part.");
        }

        for (var i = 0; i < parts.Count; i++)
        {
            CheckFormat(parts, i);
        }

        return new Mp3JoinTotals(parts);
    }

    /// <summary>Compares what was read of a part with its summary.</summary>
    /// <exception cref="Mp3Exception">They differ.</exception>
    public static void CheckRead(IReadOnlyList<Mp3Part> parts, int index, Mp3SummaryBuilder read)
    {
        var expected = parts[index].Summary;
        if (read.Frames == 0)
        {
            throw Mismatch(parts, index, "no audio frame");
        }

        var found = read.Build();
        var isSameAudio = found.Frames == expected.Frames && found.AudioBytes == expected.AudioBytes;
        if (!isSameAudio || !found.HasOneFormat || !HasSameFormat(found, expected))
        {
            throw Mismatch(parts, index, Describe(found));
        }
    }

    public byte[] CreateHeaderFrame()
    {
        var first = _parts[0].Summary;
        var isVariable = _parts.Any(part => part.Summary.IsVariableBitRate || part.Summary.BitRate != first.BitRate);
        return Mp3HeaderFrame.Create(first, isVariable, first.BitRate, _framesBefore[^1], _bytesBefore[^1], BytesBefore);
    }

    private static void CheckFormat(IReadOnlyList<Mp3Part> parts, int index)
    {
        var (first, summary) = (parts[0].Summary, parts[index].Summary);
        if (!summary.HasOneFormat)
        {
            throw new Mp3Exception(
                $"{Name(parts, index)} changes its format midway. "
                + "Joined audio has one MPEG version, sample rate and number of channels. "
                + "Make the part anew in one format.");
        }

        if (summary.IsFreeFormat)
        {
            throw new Mp3Exception(
                $"{Name(parts, index)} is free format. "
                + "Joined audio has bit rates of the standard's table, as few players read others. Make the part anew with such a rate.");
        }

        if (!HasSameFormat(first, summary))
        {
            throw new Mp3Exception(
                $"{Name(parts, index)} is {Format(summary)}, but part 1 is {Format(first)}. "
                + "Joined audio has one format. Make all parts with one output format.");
        }
    }

    private static bool HasSameFormat(Mp3Summary left, Mp3Summary right) =>
        (left.MpegVersion, left.SampleRate, left.Channels) == (right.MpegVersion, right.SampleRate, right.Channels);

    private static Mp3Exception Mismatch(IReadOnlyList<Mp3Part> parts, int index, string found) => new(
        $"{Name(parts, index)} has {found}, but its summary says {Describe(parts[index].Summary)}. "
        + "A part must not change between walking and joining. Discard the output and walk the parts again.");

    private static string Describe(Mp3Summary summary) =>
        FormattableString.Invariant($"{summary.Frames} frames with {summary.AudioBytes} bytes, {Format(summary)}");

    private static string Format(Mp3Summary summary) => FormattableString.Invariant(
        $"{Mp3FrameHeader.Name(summary.MpegVersion)}, {summary.SampleRate} Hz, {(summary.Channels == 1 ? "mono" : "stereo")}");

    private static string Name(IReadOnlyList<Mp3Part> parts, int index) =>
        FormattableString.Invariant($"Part {index + 1} of {parts.Count}");

    /// <summary>The bytes of audio before a frame of the whole; evenly spread in a part whose summary has no seek points.</summary>
    private long BytesBefore(long frame)
    {
        var found = Array.BinarySearch(_framesBefore, frame);
        var index = Math.Min(found < 0 ? ~found - 1 : found, _parts.Count - 1);
        var summary = _parts[index].Summary;
        var within = frame - _framesBefore[index];
        var bytes = summary.SeekPoints?.BytesBefore(within) ?? (long)((Int128)summary.AudioBytes * within / summary.Frames);
        return _bytesBefore[index] + bytes;
    }
}
