using Amazon.Lambda.DynamoDBEvents;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Functions.PlanNarrations;

/// <summary>Reads a note change from a stream record of the notes table.</summary>
internal static class NoteChangeReader
{
    private const string UserIdName = "UserId";
    private const string NoteIdName = "NoteId";

    /// <summary>Source: Amazon DynamoDB API Reference, Record: a new minor version only adds what a reader may ignore.</summary>
    private const string KnownMajorVersion = "1.";

    private const string KnownSource = "aws:dynamodb";

    /// <exception cref="FormatException">The record is no note change; the message says why and quotes no text.</exception>
    public static NoteChange Read(DynamoDBEvent.DynamodbStreamRecord? record)
    {
        var change = record?.Dynamodb ?? throw new FormatException("it has no dynamodb part");
        RequireKnown(record.EventSource, KnownSource, "eventSource");
        RequireKnown(record.EventVersion, KnownMajorVersion, "eventVersion");
        var key = ReadKey(change.Keys);
        return new NoteChange
        {
            Key = key,
            Revision = Revision.FromSequenceNumber(change.SequenceNumber ?? ""),
            SequenceNumber = change.SequenceNumber!,
            IsRemoval = record.EventName switch
            {
                "INSERT" or "MODIFY" => false,
                "REMOVE" => true,
                _ => throw new FormatException("its eventName is none of INSERT, MODIFY and REMOVE"),
            },
            Before = ReadImage(change.OldImage),
            After = ReadImage(change.NewImage),
            CorrelationId = string.IsNullOrEmpty(record.EventID) ? change.SequenceNumber! : record.EventID,
        };
    }

    private static void RequireKnown(string? value, string start, string name)
    {
        if (value is not null && !value.StartsWith(start, StringComparison.Ordinal))
        {
            throw new FormatException($"its {name} does not start with '{start}'");
        }
    }

    private static NoteKey ReadKey(Dictionary<string, DynamoDBEvent.AttributeValue>? keys)
    {
        if (keys?.GetValueOrDefault(UserIdName)?.S is not { Length: > 0 } userId)
        {
            throw new FormatException($"it has no key {UserIdName} of type S");
        }

        var noteId = keys.GetValueOrDefault(NoteIdName) switch
        {
            { S: { Length: > 0 } text } => NoteId.FromString(text),
            { N: { Length: > 0 } number } => NoteId.FromNumber(number),
            _ => throw new FormatException($"it has no key {NoteIdName} of type S or N"),
        };
        try
        {
            return new NoteKey(userId, noteId);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private static NoteAttributes? ReadImage(Dictionary<string, DynamoDBEvent.AttributeValue>? image)
    {
        if (image is null)
        {
            return null;
        }

        var notStrings = new List<string>();
        string? Read(string name)
        {
            if (!image.TryGetValue(name, out var value) || value is null || value.NULL == true)
            {
                return null;
            }

            if (value.S is null)
            {
                notStrings.Add(name);
            }

            return value.S;
        }

        return new NoteAttributes
        {
            Text = Read("Note"),
            TextType = Read("TextType"),
            VoiceId = Read("VoiceId"),
            Engine = Read("Engine"),
            LanguageCode = Read("LanguageCode"),
            Title = image.GetValueOrDefault("Title")?.S,
            NotStrings = string.Join(',', notStrings),
        };
    }
}
