namespace Notecast.Domain.Audio;

/// <summary>
/// Where frames start, sampled: one point every so many frames, every second one dropped whenever there are too many. Bounded,
/// yet fine enough for a seek table of 100 entries with 256 steps.
/// </summary>
internal sealed class Mp3SeekPoints
{
    private const int MaximumPoints = 512;

    // Point i has the audio bytes before frame i × stride.
    private readonly List<long> _bytes = [0];
    private long _stride = 1;
    private long _frames;
    private long _audioBytes;

    /// <summary>The most frames that may be added at once.</summary>
    public int FramesUntilNext => (int)Math.Min(int.MaxValue, (_bytes.Count * _stride) - _frames);

    /// <summary>Adds frames up to the next point.</summary>
    public void Add(int frames, long bytes)
    {
        _frames += frames;
        _audioBytes += bytes;
        if (FramesUntilNext > 0)
        {
            return;
        }

        _bytes.Add(_audioBytes);
        if (_bytes.Count == MaximumPoints)
        {
            DropEverySecond();
        }
    }

    /// <summary>The audio bytes before a frame, interpolated between points.</summary>
    /// <param name="frame">0 to the number of frames.</param>
    public long BytesBefore(long frame)
    {
        var point = (int)Math.Min(frame / _stride, _bytes.Count - 1);
        var (startFrame, startBytes) = (point * _stride, _bytes[point]);
        var (endFrame, endBytes) = point + 1 < _bytes.Count ? (startFrame + _stride, _bytes[point + 1]) : (_frames, _audioBytes);
        return endFrame == startFrame
            ? startBytes
            : startBytes + ((endBytes - startBytes) * (frame - startFrame) / (endFrame - startFrame));
    }

    private void DropEverySecond()
    {
        for (var point = 1; point < MaximumPoints / 2; point++)
        {
            _bytes[point] = _bytes[2 * point];
        }

        _bytes.RemoveRange(MaximumPoints / 2, MaximumPoints / 2);
        _stride *= 2;
    }
}
