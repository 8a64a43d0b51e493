using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>AWS sends times as ISO 8601 text, as seconds since 1970-01-01, whole or not, or (Kinesis) as milliseconds.</summary>
internal sealed class DateTimeConverter : JsonConverter<DateTime>
{
    // The seconds of 4,999 years: no event is that far ahead, so a greater number counts milliseconds.
    private const long GreatestSeconds = 157_753_180_800;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.TryGetDateTime(out var time):
                return time;
            case JsonTokenType.Number when reader.TryGetInt64(out var whole):
                return whole > GreatestSeconds ? DateTime.UnixEpoch.AddMilliseconds(whole) : DateTime.UnixEpoch.AddSeconds(whole);
            case JsonTokenType.Number when reader.TryGetDouble(out var seconds):
                return DateTime.UnixEpoch.AddSeconds(seconds);
            default:
                throw new JsonSerializerException(
                    $"A {reader.TokenType} is no time here: expected ISO 8601 text or a number of seconds since 1970-01-01.");
        }
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
