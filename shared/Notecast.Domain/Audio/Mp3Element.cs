namespace Notecast.Domain.Audio;

/// <summary>What the scanner found at the start of its window.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">How many bytes of the window it covers.</param>
internal readonly record struct Mp3Element(Mp3ElementKind Kind, int Length = 0)
{
    /// <summary>The number of audio frames.</summary>
    public int Frames { get; init; }

    /// <summary>The bit rate indexes of the audio frames, one bit each.</summary>
    public uint BitRateIndexes { get; init; }

    /// <summary>A header of the new format.</summary>
    public Mp3FrameHeader Format { get; init; }
}
