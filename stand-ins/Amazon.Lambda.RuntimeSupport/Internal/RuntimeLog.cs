using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>The runtime client's own lines in the function's log.</summary>
internal static class RuntimeLog
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Logs an exception that goes to Lambda as well.</summary>
    public static void Error(string requestId, Exception exception) =>
        Console.Out.WriteLine(RuntimeEnvironment.LogsJson ? Json(requestId, exception) : Text("fail", requestId, exception.ToString()));

    /// <summary>A line with its time, invocation and level.</summary>
    public static string Text(string label, string requestId, string message) => $"{Now()}\t{requestId}\t{label}\t{message}";

    private static string Json(string requestId, Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("timestamp", Now());
        json.WriteString("level", "Error");
        json.WriteString("requestId", requestId);
        json.WriteString("message", exception.Message);
        json.WriteString("errorType", exception.GetType().FullName);
        json.WriteString("errorMessage", exception.Message);
        json.WriteStartArray("stackTrace");
        foreach (var line in exception.ToString().Split('\n'))
        {
            json.WriteStringValue(line.TrimEnd('\r'));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Now() => DateTime.UtcNow.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
