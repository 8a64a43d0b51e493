namespace Notecast.Domain.Dictations;

/// <summary>How long dictations can be heard.</summary>
public sealed record DictationOptions
{
    /// <summary>The shortest lifetime of a link.</summary>
    public static readonly TimeSpan ShortestLinkLifetime = TimeSpan.FromSeconds(1);

    /// <summary>The longest lifetime of a link. Source: Amazon S3 User Guide, "Sharing objects with presigned URLs".</summary>
    public static readonly TimeSpan LongestLinkLifetime = TimeSpan.FromDays(7);

    /// <summary>How long the link that a caller gets works: 1 s to 7 days, and no longer than <see cref="Retention"/>.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the store keeps a dictation after it was put, at least.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Checks how long a link shall work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is shorter or longer than a link's can be.</exception>
    public static void RequireLinkLifetime(TimeSpan lifetime)
    {
        if (lifetime < ShortestLinkLifetime || lifetime > LongestLinkLifetime)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lifetime),
                lifetime,
                $"A link lasts {ShortestLinkLifetime.TotalSeconds:F0} s to {LongestLinkLifetime.TotalDays:F0} days.");
        }
    }

    /// <summary>Checks the options against each other.</summary>
    /// <exception cref="ArgumentException">A link would be too short, too long, or outlive its audio.</exception>
    internal void Validate()
    {
        if (LinkLifetime < ShortestLinkLifetime || LinkLifetime > LongestLinkLifetime || LinkLifetime > Retention)
        {
            throw new ArgumentException(
                $"A link of {LinkLifetime} is impossible: it may last 1 s to 7 days, "
                + $"and no longer than dictations are kept ({Retention}).");
        }
    }
}
