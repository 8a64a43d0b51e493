using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>An exception as Lambda shows it.</summary>
internal static class ErrorJson
{
    /// <summary>Lambda takes no larger error.</summary>
    private const int MaxBytes = 256 * 1024;

    /// <summary>X-Ray takes no larger cause.</summary>
    private const int MaxCauseBytes = 1024 * 1024;

    public static ReadOnlyMemory<byte> Write(Exception exception)
    {
        var whole = Write(json => WriteException(json, exception));
        return whole.Length <= MaxBytes
            ? whole
            : Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("errorType", exception.GetType().Name);
                json.WriteString("errorMessage", $"An error of {whole.Length:N0} bytes is not shown; Lambda takes {MaxBytes:N0}.");
                json.WriteEndObject();
            });
    }

    /// <summary>The cause for X-Ray, on one line; null when it is too large.</summary>
    public static string WriteCause(Exception exception)
    {
        var cause = Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("working_directory", Environment.CurrentDirectory);
            json.WriteStartArray("exceptions");
            json.WriteStartObject();
            json.WriteString("type", exception.GetType().Name);
            json.WriteString("message", exception.Message);
            json.WriteStartArray("stack");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("paths");
            json.WriteEndArray();
            json.WriteEndObject();
        });
        return cause.Length < MaxCauseBytes ? Encoding.UTF8.GetString(cause.Span) : null;
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        write(json);
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject();
        json.WriteString("errorType", exception.GetType().Name);
        json.WriteString("errorMessage", exception.Message);
        json.WriteStartArray("stackTrace");
        foreach (var line in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        if (exception is AggregateException several)
        {
            json.WriteStartArray("causes");
            foreach (var cause in several.InnerExceptions)
            {
                WriteException(json, cause);
            }

            json.WriteEndArray();
        }
        else if (exception.InnerException is { } cause)
        {
            json.WritePropertyName("cause");
            WriteException(json, cause);
        }

        json.WriteEndObject();
    }
}
