using System.Text.Json;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Invoking;

/// <summary>The notes that an event is about, as far as they can be told: whatever the event holds, nothing is thrown.</summary>
internal static class EventNotes
{
    public static IReadOnlyList<NoteKey> Of(ReadOnlyMemory<byte> payload)
    {
        using var json = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 1_000 });
        var root = json.RootElement;
        var notes = Member(root, "Records") is { ValueKind: JsonValueKind.Array } records
            ? records.EnumerateArray().SelectMany(OfRecord)
            : [OfRequest(root)];
        return [.. notes.OfType<NoteKey>().Distinct()];
    }

    private static IEnumerable<NoteKey?> OfRecord(JsonElement record)
    {
        if (Text(Member(record, "body")) is { } body)
        {
            return OfMessage(body);
        }

        if (Text(Member(Member(Member(record, "s3"), "object"), "key")) is { } encoded)
        {
            return [OfObject(Uri.UnescapeDataString(encoded.Replace('+', ' ')))];
        }

        var keys = Member(Member(record, "dynamodb"), "Keys");
        var noteId = Member(keys, "NoteId");
        return [KeyOf(Text(Member(Member(keys, "UserId"), "S")), Text(Member(noteId, "S")), Text(Member(noteId, "N")))];
    }

    private static IEnumerable<NoteKey?> OfMessage(string body)
    {
        var letter = DeadLetterReader.Read(new DeadLetterMessage
        {
            MessageId = "",
            Body = body,
            Attributes = new Dictionary<string, string>(),
            SentAt = DateTimeOffset.UnixEpoch,
        });
        return letter.Content switch
        {
            DeadLetterContent.Job job => [job.Value.Note],
            DeadLetterContent.Objects objects => objects.ObjectKeys.Select(OfObject),
            _ => [letter.Note],
        };
    }

    private static NoteKey? OfObject(string objectKey) => NarrationKey.TryParse(objectKey, out var key) ? key.Note : null;

    private static NoteKey? OfRequest(JsonElement request)
    {
        var noteId = Member(request, "NoteId");
        var number = noteId is { ValueKind: JsonValueKind.Number } found ? found.GetRawText() : null;
        return KeyOf(Text(Member(request, "UserId")), Text(noteId), number);
    }

    private static NoteKey? KeyOf(string? userId, string? text, string? number)
    {
        try
        {
            return (userId, text, number) switch
            {
                ({ Length: > 0 }, { Length: > 0 }, _) => new NoteKey(userId, NoteId.FromString(text)),
                ({ Length: > 0 }, _, { Length: > 0 }) => new NoteKey(userId, NoteId.FromNumber(number)),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name)
    {
        if (parent is not { ValueKind: JsonValueKind.Object } found)
        {
            return null;
        }

        foreach (var member in found.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }

    /// <summary>Half of a surrogate pair is no text.</summary>
    private static string? Text(JsonElement? value)
    {
        try
        {
            return value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
