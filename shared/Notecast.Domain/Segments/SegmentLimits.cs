namespace Notecast.Domain.Segments;

/// <summary>How large one speech synthesis request may be.</summary>
/// <remarks>
/// Characters are counted in UTF-16 code units. A character outside the Basic Multilingual Plane counts twice,
/// so a segment is never larger than the service thinks it is, however the service counts.
/// </remarks>
public sealed record SegmentLimits
{
    /// <summary>The smallest value either limit can have, in UTF-16 code units.</summary>
    public const int Minimum = 16;

    /// <summary>Sets the limits.</summary>
    /// <param name="maxBilledCharacters">The most spoken characters, from <see cref="Minimum"/> up.</param>
    /// <param name="maxTotalCharacters">The most characters with all SSML tags, from <paramref name="maxBilledCharacters"/> up.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is too small.</exception>
    public SegmentLimits(int maxBilledCharacters, int maxTotalCharacters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBilledCharacters, Minimum);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTotalCharacters, maxBilledCharacters);
        MaxBilledCharacters = maxBilledCharacters;
        MaxTotalCharacters = maxTotalCharacters;
    }

    /// <summary>The limits of Amazon Polly's SynthesizeSpeech: 3,000 billed characters, 6,000 in all.</summary>
    /// <remarks>Source: Amazon Polly Developer Guide, "Quotas in Amazon Polly".</remarks>
    public static SegmentLimits Default { get; } = new(3_000, 6_000);

    /// <summary>The most spoken characters of a segment, in UTF-16 code units.</summary>
    public int MaxBilledCharacters { get; }

    /// <summary>The most characters of a segment with all its SSML tags, in UTF-16 code units.</summary>
    public int MaxTotalCharacters { get; }
}
