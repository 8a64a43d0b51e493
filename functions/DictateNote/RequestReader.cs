using System.Text;
using System.Text.Json;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Functions.DictateNote;

/// <summary>
/// Reads a request: <c>{"UserId": "newbie", "NoteId": "2", "VoiceId": "Joey"}</c>. Property names may be in any case, NoteId may be a
/// string or a number, and VoiceId may be absent or <c>null</c>.
/// </summary>
internal static class RequestReader
{
    private const string UserIdName = "UserId";
    private const string NoteIdName = "NoteId";
    private const string VoiceIdName = "VoiceId";

    /// <summary>The most bytes of a hash key. Source: Amazon DynamoDB Developer Guide, "Constraints in Amazon DynamoDB".</summary>
    private const int MaxHashKeyBytes = 2048;

    /// <summary>The most bytes of a range key. Source: the same page.</summary>
    private const int MaxRangeKeyBytes = 1024;

    private static readonly string[] Known = [UserIdName, NoteIdName, VoiceIdName];

    /// <exception cref="PermanentFailureException">It is no request; the message names the property and the rule.</exception>
    public static DictationRequest Read(JsonElement request)
    {
        var properties = new RequestProperties(request, Known);
        var userId = RequestProperties.TextOf(properties.Require(UserIdName), UserIdName);
        RequireBytes(userId, UserIdName, MaxHashKeyBytes, "hash key");
        var noteId = ReadNoteId(properties.Require(NoteIdName));
        var voiceId = properties.Find(VoiceIdName) is { ValueKind: not JsonValueKind.Null } voice
            ? RequestProperties.TextOf(voice, VoiceIdName)
            : null;
        return new DictationRequest(new NoteKey(userId, noteId), voiceId);
    }

    private static NoteId ReadNoteId(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return ReadNumber(value.GetRawText());
        }

        var text = RequestProperties.TextOf(value, NoteIdName, "a string or a number");
        RequireBytes(text, NoteIdName, MaxRangeKeyBytes, "range key");
        return NoteId.FromString(text);
    }

    private static NoteId ReadNumber(string json)
    {
        try
        {
            return NoteId.FromNumber(KeyNumber.Canonicalise(json));
        }
        catch (FormatException exception)
        {
            throw RequestProblem.Because($"{NoteIdName} {exception.Message}.");
        }
    }

    private static void RequireBytes(string id, string name, int most, string key)
    {
        var bytes = Encoding.UTF8.GetByteCount(id);
        if (bytes > most)
        {
            throw RequestProblem.Because($"{name} has {bytes} bytes of UTF-8; a {key} of DynamoDB has at most {most}.");
        }
    }
}
