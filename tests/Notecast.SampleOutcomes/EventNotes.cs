using System.Net;
using System.Text.Json;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.SampleOutcomes;

/// <summary>Finds the notes that an event is about: keys of items, of jobs and of requests, and object keys, also in bodies of messages.</summary>
internal static class EventNotes
{
    /// <summary>The notes, in the order in which the event names them.</summary>
    public static IReadOnlyList<NoteKey> In(string lambdaEvent)
    {
        using var document = JsonDocument.Parse(lambdaEvent);
        return [.. In(document.RootElement).Distinct()];
    }

    private static IEnumerable<NoteKey> In(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => OfObject(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(In),
        JsonValueKind.String => OfText(element.GetString()!),
        _ => [],
    };

    private static IEnumerable<NoteKey> OfObject(JsonElement element)
    {
        var members = element.EnumerateObject().ToList();
        var userId = IdOf(members, "UserId");
        var noteId = IdOf(members, "NoteId");
        return userId is { Length: > 0 } && noteId is { Length: > 0 }
            ? [new NoteKey(userId, NoteId.FromString(noteId))]
            : members.SelectMany(member => In(member.Value));
    }

    /// <summary>An id as a text, as a number, or as an attribute of an item.</summary>
    private static string? IdOf(List<JsonProperty> members, string name)
    {
        var value = members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Object => value.EnumerateObject().First().Value.GetString(),
            _ => null,
        };
    }

    private static IEnumerable<NoteKey> OfText(string text)
    {
        if (NarrationKey.TryParse(WebUtility.UrlDecode(text), out var key))
        {
            return [key.Note];
        }

        return text.StartsWith('{') ? In(text) : [];
    }
}
