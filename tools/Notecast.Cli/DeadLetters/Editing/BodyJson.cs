using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notecast.Cli.DeadLetters.Editing;

/// <summary>Bodies as JSON: indented for people, on one line for the queue. What is no JSON stays as it is.</summary>
internal static class BodyJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>For reading and comparing.</summary>
    public static string Pretty(string body) => Format(body, Indented);

    /// <summary>For sending.</summary>
    public static string Minify(string body) => Format(body, Compact);

    /// <summary>The body's JSON; <see langword="null"/> when it is none.</summary>
    public static JsonNode? TryParse(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>On one line. Numbers keep their digits.</summary>
    public static string Write(JsonNode json) => Write(json, Compact);

    private static string Format(string body, JsonWriterOptions format)
    {
        try
        {
            return TryParse(body) is { } json ? Write(json, format) : body;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair may be escaped in JSON (RFC 8259, section 8.2), but cannot be written as text.
            return body;
        }
    }

    private static string Write(JsonNode json, JsonWriterOptions format)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, format))
        {
            json.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }
}
