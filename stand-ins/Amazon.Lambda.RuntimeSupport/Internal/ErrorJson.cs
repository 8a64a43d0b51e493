using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>Writes an exception as the body of an error post.</summary>
internal static class ErrorJson
{
    private const int MaxLength = 256 * 1024;
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    internal static byte[] Write(Exception exception)
    {
        var json = Write(writer => WriteException(writer, exception));
        return json.Length <= MaxLength
            ? json
            : Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("errorMessage", "Exception exceeded maximum payload size of 256KB.");
                writer.WriteEndObject();
            });
    }

    /// <summary>The lines of a text, trimmed, without empty ones.</summary>
    internal static void WriteLines(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartArray(name);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Indented))
        {
            write(writer);
        }

        return json.ToArray();
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", exception.Message);
        if (exception.StackTrace is { Length: > 0 } stackTrace)
        {
            WriteLines(writer, "stackTrace", stackTrace);
        }

        if (exception.InnerException is { } cause)
        {
            writer.WritePropertyName("cause");
            WriteException(writer, cause);
        }

        if (exception is AggregateException aggregate)
        {
            writer.WriteStartArray("causes");
            foreach (var inner in aggregate.InnerExceptions)
            {
                WriteException(writer, inner);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
