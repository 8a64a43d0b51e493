using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Notecast.Embedded.Storage;

/// <summary>How values stand in columns.</summary>
internal static class Columns
{
    public static string? TextOrNull(this SqliteDataReader reader, string column) =>
        reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static string Text(this SqliteDataReader reader, string column) => reader.GetString(reader.GetOrdinal(column));

    public static long Integer(this SqliteDataReader reader, string column) => reader.GetInt64(reader.GetOrdinal(column));

    public static bool Boolean(this SqliteDataReader reader, string column) => reader.Integer(column) != 0;

    /// <summary>A time as ISO 8601 text in UTC, exact to the tick, so that the order of texts is the order of times.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset ParseIso(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>Now, in milliseconds since 1970.</summary>
    public static long Milliseconds(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();
}
