using System.Globalization;

namespace Notecast.Domain.DeadLetters;

/// <summary>What a message that was replayed carries along, as message attributes, so that a further failure can say so.</summary>
/// <param name="Replays">How often it was replayed, this time included; at least 1.</param>
/// <param name="FirstFailedAt">When its step failed first.</param>
public sealed record ReplayMark(int Replays, DateTimeOffset FirstFailedAt)
{
    /// <summary>The mark as message attributes.</summary>
    public IReadOnlyDictionary<string, string> Write() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DeadLetterAttributes.Replays] = Replays.ToString(CultureInfo.InvariantCulture),
        [DeadLetterAttributes.FirstFailedAt] = FirstFailedAt.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>The mark among message attributes; <see langword="null"/> when there is none that can be read.</summary>
    public static ReplayMark? Read(IReadOnlyDictionary<string, string> attributes) =>
        int.TryParse(attributes.GetValueOrDefault(DeadLetterAttributes.Replays), NumberStyles.None, CultureInfo.InvariantCulture, out var replays)
        && replays > 0
        && JsonMembers.ReadMoment(attributes.GetValueOrDefault(DeadLetterAttributes.FirstFailedAt)) is { } first
            ? new ReplayMark(replays, first)
            : null;
}
