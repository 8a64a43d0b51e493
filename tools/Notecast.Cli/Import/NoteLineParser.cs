using System.Text.Json;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Import;

/// <summary>Reads a note from one line of JSON. Attribute names are those of the notes table, in any case.</summary>
internal sealed class NoteLineParser(string? defaultUser, ISet<string> unknownAttributes)
{
    private const string UserId = "UserId";
    private const string NoteId = "NoteId";
    private const string Text = "Note";
    private const string VoiceId = "VoiceId";
    private const string Engine = "Engine";
    private const string LanguageCode = "LanguageCode";
    private const string TextType = "TextType";
    private const string Title = "Title";

    private static readonly HashSet<string> Known =
        new([UserId, NoteId, Text, VoiceId, Engine, LanguageCode, TextType, Title], StringComparer.OrdinalIgnoreCase);

    public ImportItem Parse(string place, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement) switch
            {
                (Note note, _) => ImportItem.Good(place, note),
                (null, var problem) => ImportItem.Bad(place, problem),
            };
        }
        catch (JsonException exception)
        {
            return ImportItem.Bad(place, line.TrimStart().StartsWith('[')
                ? "is a JSON array or a part of one. Write one object a line (jq -c '.[]' does it)."
                : $"is not JSON (character {exception.BytePositionInLine + 1}). Write one JSON object a line.");
        }
    }

    private (Note? Note, string Problem) Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            return (null, line.ValueKind == JsonValueKind.Array
                ? "is a JSON array. Write one object a line (jq -c '.[]' does it)."
                : "is not a JSON object. Write one object a line.");
        }

        var attributes = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in line.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                return (null, "has half of a surrogate pair in an attribute's name. Write valid Unicode.");
            }

            if (!Known.Contains(name))
            {
                unknownAttributes.Add(name);
            }
            else if (!attributes.TryAdd(name, property.Value))
            {
                return (null, $"has {name} twice. Keep one.");
            }
        }

        return Make(attributes);
    }

    /// <summary>The name; <see langword="null"/> when it has an escaped half of a surrogate pair, which is JSON, but no text.</summary>
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private (Note? Note, string Problem) Make(Dictionary<string, JsonElement> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            var isNumberedId = name.Equals(NoteId, StringComparison.OrdinalIgnoreCase) && value.ValueKind == JsonValueKind.Number;
            if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) && !isNumberedId)
            {
                return (null, $"{name} is not a string. Write it in quotes.");
            }
        }

        if (HasLoneSurrogate(attributes, UserId) || HasLoneSurrogate(attributes, NoteId))
        {
            return (null, "has half of a surrogate pair in an id. Write valid Unicode.");
        }

        var user = StringOf(attributes, UserId) ?? defaultUser;
        if (user is null)
        {
            return (null, "has no UserId. Add one, or give --user.");
        }

        if (!attributes.TryGetValue(NoteId, out var id) || id.ValueKind == JsonValueKind.Null)
        {
            return (null, "has no NoteId. Add one.");
        }

        if (StringOf(attributes, Text) is not { } text)
        {
            return (null, "has no Note. Add the text to speak.");
        }

        var isNumber = id.ValueKind == JsonValueKind.Number;
        return NoteKeys.TryMake(user, isNumber ? id.GetRawText() : LenientJsonString.Read(id), isNumber, out var key, out var problem)
            ? (new Note(key, AttributesOf(attributes, text)), "")
            : (null, problem);
    }

    private static NoteAttributes AttributesOf(Dictionary<string, JsonElement> attributes, string text) => new()
    {
        Text = text,
        TextType = StringOf(attributes, TextType),
        VoiceId = StringOf(attributes, VoiceId),
        Engine = StringOf(attributes, Engine),
        LanguageCode = StringOf(attributes, LanguageCode),
        Title = StringOf(attributes, Title),
    };

    private static string? StringOf(Dictionary<string, JsonElement> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? LenientJsonString.Read(value) : null;

    private static bool HasLoneSurrogate(Dictionary<string, JsonElement> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && LenientJsonString.HasLoneSurrogate(value);
}
