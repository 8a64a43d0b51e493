using System.Globalization;
using Notecast.Cli.Commands;

namespace Notecast.Cli.DeadLetters;

/// <summary>Points of time as operators type and read them.</summary>
internal static class Moments
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
        if (!Durations.TryParse(text, out var age))
        {
            return TryParseIso(text, time.LocalTimeZone, out moment);
        }

        var now = time.GetUtcNow();
        var isInRange = age <= now - DateTimeOffset.MinValue;
        moment = isInRange ? now - age : default;
        return isInRange;
    }

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
}
