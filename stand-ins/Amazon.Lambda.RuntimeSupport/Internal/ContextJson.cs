using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>Reads the headers of an invocation that hold JSON.</summary>
internal static class ContextJson
{
    internal static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.ToString() : null;

    internal static Dictionary<string, string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var values)
            ? values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString())
            : null;
}
