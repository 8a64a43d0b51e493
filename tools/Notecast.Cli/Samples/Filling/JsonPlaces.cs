using System.Text.Json.Nodes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Finds places in an event, whatever it holds: what is missing or of another type is no place.</summary>
internal static class JsonPlaces
{
    public static JsonNode? Member(this JsonNode? node, string name) => (node as JsonObject)?[name];

    public static JsonObject? Object(this JsonNode? node, string name) => node.Member(name) as JsonObject;

    public static string? Text(this JsonNode? node, string name) =>
        node.Member(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The records of an event that are objects.</summary>
    public static IEnumerable<JsonObject> Records(this JsonNode? sample) =>
        (sample.Member("Records") as JsonArray)?.OfType<JsonObject>() ?? [];
}
