using System.Globalization;
using System.Text.Json;

namespace Notecast.Domain.DeadLetters;

/// <summary>Reads members of JSON that anybody may have written: what is missing, of another type or out of range is no value.</summary>
internal static class JsonMembers
{
    /// <summary>ISO 8601 with an optional fraction of a second and an optional offset, as we and Lambda write times.</summary>
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>A member that is an object.</summary>
    public static JsonElement? Object(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>The items of a member that is an array; none when it is not.</summary>
    public static IEnumerable<JsonElement?> Items(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray().Select(item => (JsonElement?)item) : [];

    /// <summary>A member that is a string with at least one character.</summary>
    public static string? Text(this JsonElement? element, string name)
    {
        if (element.Member(name) is not { ValueKind: JsonValueKind.String } value)
        {
            return null;
        }

        try
        {
            return value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // An escape for half of a surrogate pair is JSON, but no text.
            return null;
        }
    }

    /// <summary>A member that is a whole number of at least 0.</summary>
    public static int? Count(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var count) && count >= 0 ? count : null;

    /// <summary>A member that is a moment.</summary>
    public static DateTimeOffset? Moment(this JsonElement? element, string name) => ReadMoment(element.Text(name));

    /// <summary>Reads a moment; one without an offset is in UTC, whatever the machine's time zone.</summary>
    public static DateTimeOffset? ReadMoment(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment)
            ? moment
            : null;

    /// <summary>A member of an object, whose last value counts when it has several.</summary>
    private static JsonElement? Member(this JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } value)
        {
            return null;
        }

        try
        {
            return value.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // Another member's name is no text.
            return null;
        }
    }
}
