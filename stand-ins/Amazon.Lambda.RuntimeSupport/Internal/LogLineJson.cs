using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>Writes a line of the log as JSON.</summary>
internal static class LogLineJson
{
    internal static string Write(LogEntry entry, string time, ILambdaContext context)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("timestamp", time);
            writer.WriteString("level", (entry.Level ?? LogLevel.Information).ToString());
            WriteText(writer, "requestId", context?.AwsRequestId);
            WriteText(writer, "tenantId", context?.TenantId);
            WriteText(writer, "traceId", context?.TraceId);
            writer.WriteString("message", LogTemplate.Fill(entry.Template, entry.Values));
            WriteValues(writer, entry);
            WriteException(writer, entry.Exception);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteValues(Utf8JsonWriter writer, LogEntry entry)
    {
        if (entry.Values is null or [])
        {
            return;
        }

        foreach (var (hole, value) in LogTemplate.Pair(entry.Template ?? "", entry.Values).Where(pair => pair.Value is not null))
        {
            writer.WritePropertyName(hole.Name);
            WriteValue(writer, value, hole.Format);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, object value, string format)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case IDictionary pairs:
                WritePairs(writer, pairs, format);
                break;
            case IList items and not byte[]:
                WriteItems(writer, items, format);
                break;
            case bool truth when format == "":
                writer.WriteBooleanValue(truth);
                break;
            case ulong number when format == "":
                writer.WriteNumberValue(number);
                break;
            case sbyte or byte or short or ushort or int or uint or long when format == "":
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float number when format == "":
                writer.WriteNumberValue(number);
                break;
            case double number when format == "":
                writer.WriteNumberValue(number);
                break;
            case decimal number when format == "":
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(LogTemplate.Text(value, format));
                break;
        }
    }

    private static void WritePairs(Utf8JsonWriter writer, IDictionary pairs, string format)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry pair in pairs)
        {
            writer.WritePropertyName(pair.Key.ToString());
            WriteValue(writer, pair.Value, format);
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IList items, string format)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(writer, item, format);
        }

        writer.WriteEndArray();
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception)
    {
        if (exception is null)
        {
            return;
        }

        writer.WriteString("errorType", exception.GetType().FullName);
        writer.WriteString("errorMessage", exception.Message);
        ErrorJson.WriteLines(writer, "stackTrace", exception.ToString());
    }
}
