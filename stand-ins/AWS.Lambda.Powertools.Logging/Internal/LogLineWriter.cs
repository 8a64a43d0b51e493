using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Writes lines, and the values in them, as JSON.</summary>
internal static class LogLineWriter
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string ToJson(LogLine line, JsonNamingPolicy names) => Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (key, value) in line)
        {
            writer.WritePropertyName(names.ConvertName(key));
            WriteValue(writer, value, names);
        }

        writer.WriteEndObject();
    });

    internal static string ToJson(object value, JsonNamingPolicy names) => Write(writer => WriteValue(writer, value, names));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Relaxed))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter writer, object value, JsonNamingPolicy names)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case Enum constant:
                writer.WriteRawValue(constant.ToString("D"));
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case Guid or TimeSpan or char:
                writer.WriteStringValue(value.ToString());
                break;
            case Exception exception:
                WriteException(writer, exception, names);
                break;
            default:
                WriteObject(writer, value, names);
                break;
        }
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception, JsonNamingPolicy names)
    {
        writer.WriteStartObject();
        writer.WriteString(names.ConvertName("Type"), exception.GetType().FullName);
        writer.WriteString(names.ConvertName("Message"), exception.Message);
        if (exception.Source is { } source)
        {
            writer.WriteString(names.ConvertName("Source"), source);
        }

        if (exception.StackTrace is { } stackTrace)
        {
            writer.WriteString(names.ConvertName("StackTrace"), stackTrace);
        }

        if (exception.InnerException is { } inner)
        {
            writer.WritePropertyName(names.ConvertName("InnerException"));
            WriteException(writer, inner, names);
        }

        writer.WriteEndObject();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026",
        Justification = "As in the official package: only whole objects and events get here; a trimmed function logs simple values.")]
    [UnconditionalSuppressMessage("AOT", "IL3050",
        Justification = "As in the official package: only whole objects and events get here; a trimmed function logs simple values.")]
    [SuppressMessage("Performance", "CA1869", Justification = "Whole objects are logged for debugging only.")]
    private static void WriteObject(Utf8JsonWriter writer, object value, JsonNamingPolicy names) =>
        JsonSerializer.Serialize(writer, value, new JsonSerializerOptions { PropertyNamingPolicy = names, DictionaryKeyPolicy = names });
}
