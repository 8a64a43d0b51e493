using System.Text.Json;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Functions.DictateNote;

/// <summary>Reads a request: property names in any case, the note's id as a string or a number.</summary>
internal static class RequestReader
{
    private const string Example = """Send {"UserId": "newbie", "NoteId": "2", "VoiceId": "Joey"}; VoiceId may be left out.""";

    /// <exception cref="PermanentFailureException">It is no request, or not a whole one.</exception>
    public static DictationRequest Read(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw Unreadable($"The request is no JSON object but {request.ValueKind}.");
        }

        var noteId = Require(request, "NoteId");
        var id = noteId.ValueKind == JsonValueKind.Number ? NoteId.FromNumber(noteId.GetRawText()) : NoteId.FromString(TextOf(noteId, "NoteId"));
        var voiceId = Find(request, "VoiceId") is { } voice ? TextOf(voice, "VoiceId") : null;
        return new DictationRequest(new NoteKey(TextOf(Require(request, "UserId"), "UserId"), id), voiceId);
    }

    private static JsonElement Require(JsonElement request, string name) =>
        Find(request, name) ?? throw Unreadable($"{name} is missing.");

    private static JsonElement? Find(JsonElement request, string name)
    {
        foreach (var property in request.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string TextOf(JsonElement value, string name) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
        ? text
        : throw Unreadable($"{name} is no text.");

    private static PermanentFailureException Unreadable(string reason) => new(FailureCode.RequestUnreadable, reason, Example);
}
