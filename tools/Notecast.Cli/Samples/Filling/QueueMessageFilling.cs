using System.Text.Json.Nodes;
using Notecast.EventSources.Events;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets a received message's body and attributes; their digests follow.</summary>
internal static class QueueMessageFilling
{
    private const string Attributes = "messageAttributes";
    private const string AttributesDigest = "md5OfMessageAttributes";
    private const string Value = "stringValue";

    public static string? BodyOf(JsonNode? message) => message.Text("body");

    public static void SetBody(JsonObject message, string body)
    {
        message["body"] = body;
        message["md5OfBody"] = MessageDigests.OfBody(body);
    }

    /// <summary>Sets an attribute of the type <c>String</c>. An empty text removes it: no message's attribute can be empty.</summary>
    public static void SetAttribute(JsonObject message, string name, string value)
    {
        if (message.Object(Attributes) is not { } attributes)
        {
            attributes = [];
            message[Attributes] = attributes;
        }

        if (value.Length == 0)
        {
            attributes.Remove(name);
        }
        else
        {
            attributes[name] = new JsonObject
            {
                [Value] = value,
                ["stringListValues"] = new JsonArray(),
                ["binaryListValues"] = new JsonArray(),
                ["dataType"] = "String",
            };
        }

        if (message.ContainsKey(AttributesDigest))
        {
            message[AttributesDigest] = MessageDigests.OfAttributes(
                attributes.Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value.Text(Value) ?? "")));
        }
    }
}
