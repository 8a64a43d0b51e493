using System.Text.Encodings.Web;
using System.Text.Json;

namespace Notecast.EventSources.Events;

internal static class EventJson
{
    // Events are read by JSON parsers only, never by a browser: escaping less keeps them as small as AWS sends them.
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
