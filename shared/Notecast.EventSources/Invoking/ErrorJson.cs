using System.Buffers;
using System.Text.Json;
using Notecast.EventSources.Events;

namespace Notecast.EventSources.Invoking;

/// <summary>Writes an error as the .NET runtime client reports it to Lambda.</summary>
internal static class ErrorJson
{
    public static ReadOnlyMemory<byte> Write(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
        Write(json, exception);
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Write(string errorType, string errorMessage)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("errorType", errorType);
        json.WriteString("errorMessage", errorMessage);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject();
        json.WriteString("errorType", exception.GetType().Name);
        json.WriteString("errorMessage", exception.Message);
        json.WriteStartArray("stackTrace");
        foreach (var line in (exception.StackTrace ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        if (exception.InnerException is { } cause)
        {
            json.WritePropertyName("cause");
            Write(json, cause);
        }

        json.WriteEndObject();
    }
}
