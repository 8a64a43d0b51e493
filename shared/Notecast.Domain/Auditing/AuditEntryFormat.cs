using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Notecast.Domain.Auditing;

/// <summary>The JSON of an audit entry: one line, so that a log of them is JSON Lines.</summary>
public static class AuditEntryFormat
{
    /// <summary>People read the log: only what JSON itself asks for is escaped, and what could break a line.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an entry: <c>at</c> (ISO 8601), <c>who</c>, <c>action</c>, <c>messageIds</c>, <c>details</c>.</summary>
    public static string Write(AuditEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", entry.At.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("who", entry.Who);
            json.WriteString("action", entry.Action);
            json.WriteStartArray("messageIds");
            foreach (var id in entry.MessageIds)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteString("details", entry.Details);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
