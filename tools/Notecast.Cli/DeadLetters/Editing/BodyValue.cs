using System.Globalization;
using System.Text.Json.Nodes;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.DeadLetters.Editing;

/// <summary>
/// One value to set in a JSON body, written as <c>path=value</c>: member names with points between them, an array's items by their numbers
/// from 0, as <c>requestPayload.Records.0.s3.object.key=…</c>.
/// </summary>
internal sealed class BodyValue
{
    private readonly string _text;
    private readonly string[] _path;
    private readonly string _value;

    /// <exception cref="CommandException">The text is no path and value.</exception>
    public BodyValue(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw CommandException.Usage($"--set '{text}' is no path and value. Write it as userId=ada.");
        }

        _text = text[..equals];
        _path = _text.Split('.');
        _value = text[(equals + 1)..];
    }

    /// <summary>Sets it. What was a string stays one; elsewhere the value is read as JSON where it is JSON.</summary>
    /// <exception cref="CommandException">The body has no such place.</exception>
    public void Set(JsonNode body)
    {
        var parent = body;
        for (var part = 0; part < _path.Length - 1; part++)
        {
            parent = Child(parent, _path[part]) ?? throw NotThere(string.Join('.', _path[..(part + 1)]));
        }

        var name = _path[^1];
        var value = NewValue(Child(parent, name));
        switch (parent)
        {
            case JsonObject members:
                members[name] = value;
                break;
            case JsonArray items when TryIndex(items, name, out var index):
                items[index] = value;
                break;
            default:
                throw NotThere(_text);
        }
    }

    private static JsonNode? Child(JsonNode parent, string name) => parent switch
    {
        JsonObject members => members[name],
        JsonArray items when TryIndex(items, name, out var index) => items[index],
        _ => null,
    };

    private static bool TryIndex(JsonArray items, string name, out int index) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < items.Count;

    private JsonNode? NewValue(JsonNode? old)
    {
        var isString = old is JsonValue && old.GetValueKind() == System.Text.Json.JsonValueKind.String;
        return isString || (_value != "null" && BodyJson.TryParse(_value) is null) ? JsonValue.Create(_value) : BodyJson.TryParse(_value);
    }

    private static CommandException NotThere(string path) =>
        CommandException.Failed($"the body has no '{path}'. See its members with: notecast dlq show ID");
}
