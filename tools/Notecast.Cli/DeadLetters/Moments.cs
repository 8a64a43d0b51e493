using System.Globalization;
using System.Text.RegularExpressions;

namespace Notecast.Cli.DeadLetters;

/// <summary>Points of time as operators type and read them.</summary>
internal static partial class Moments
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>Reads an ISO 8601 time (local time where it names no zone), or an age such as <c>90s</c>, <c>30m</c>, <c>2h</c>, <c>3d</c> or <c>1w</c>.</summary>
    public static bool TryParse(string text, TimeProvider time, out DateTimeOffset moment)
    {
        var age = Age().Match(text);
        return age.Success ? TrySubtract(age, time.GetUtcNow(), out moment) : TryParseIso(text, time.LocalTimeZone, out moment);
    }

    private static bool TrySubtract(Match age, DateTimeOffset now, out DateTimeOffset moment)
    {
        var seconds = double.Parse(age.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) * SecondsOf(age.Groups["unit"].Value);
        var isInRange = seconds <= (now - DateTimeOffset.MinValue).TotalSeconds;
        moment = isInRange ? now - TimeSpan.FromSeconds(seconds) : default;
        return isInRange;
    }

    private static int SecondsOf(string unit) => unit.ToUpperInvariant() switch
    {
        "S" => 1,
        "M" or "MIN" => 60,
        "H" => 3_600,
        "D" => 86_400,
        _ => 604_800,
    };

    private static bool TryParseIso(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        moment = default;
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
        {
            return false;
        }

        moment = parsed.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(parsed, zone.GetUtcOffset(parsed))
            : DateTimeOffset.ParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None);
        return true;
    }

    [GeneratedRegex("^(?<count>[0-9]{1,9}) ?(?<unit>s|m|min|h|d|w)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();
}
