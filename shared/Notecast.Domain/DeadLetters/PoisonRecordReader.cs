using System.Text.Json;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.DeadLetters;

/// <summary>Reads a stream record that PlanNarrations set aside: the keys and the position may be whole though the rest is not.</summary>
internal static class PoisonRecordReader
{
    public const string Member = "poisonRecord";

    public static BodyReading Read(JsonElement? record)
    {
        var change = record.Object("dynamodb");
        var note = ReadNote(change.Object("Keys"), out var problem);
        var revision = note is null ? null : ReadRevision(change.Text("SequenceNumber"), out problem);
        return new BodyReading
        {
            Kind = DeadLetterKind.PoisonRecord,
            Content = new DeadLetterContent.Poison(note is null || revision is null ? null : new PoisonChange(note, revision), problem),
            Note = note,
            Function = FunctionNames.PlanNarrations,
            Step = FunctionNames.PlanStep,
            ErrorType = nameof(FailureCode.RecordUnreadable),
            ErrorMessage = "A stream record was no note change. Correct the item in the notes table, or discard this record.",
            IsPermanent = true,
            CorrelationId = record.Text("eventID") ?? "",
        };
    }

    private static NoteKey? ReadNote(JsonElement? keys, out string problem)
    {
        problem = "";
        if (keys.Object("UserId").Text("S") is not { } userId)
        {
            problem = "it has no key UserId of type S";
            return null;
        }

        var noteId = keys.Object("NoteId");
        if (noteId.Text("S") is { } text)
        {
            return new NoteKey(userId, NoteId.FromString(text));
        }

        if (noteId.Text("N") is { } number)
        {
            return new NoteKey(userId, NoteId.FromNumber(number));
        }

        problem = "it has no key NoteId of type S or N";
        return null;
    }

    private static Revision? ReadRevision(string? sequenceNumber, out string problem)
    {
        problem = "";
        try
        {
            return Revision.FromSequenceNumber(sequenceNumber ?? "");
        }
        catch (FormatException)
        {
            problem = "it has no SequenceNumber of 1 to 40 digits";
            return null;
        }
    }
}
