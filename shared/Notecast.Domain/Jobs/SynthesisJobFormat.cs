using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Jobs;

/// <summary>The JSON of a synthesis job, as it travels on the queue.</summary>
public static class SynthesisJobFormat
{
    private const string NarrateKind = "narrate";
    private const string RemoveKind = "remove";
    private const string NumberType = "N";
    private const string StringType = "S";

    /// <summary>Writes a job.</summary>
    public static string Write(SynthesisJob job) => JsonSerializer.Serialize(
        new SynthesisJobMessage
        {
            Kind = job.Kind == JobKind.Narrate ? NarrateKind : RemoveKind,
            UserId = job.Note.UserId,
            NoteId = job.Note.NoteId.Text,
            NoteIdType = job.Note.NoteId.IsNumber ? NumberType : StringType,
            Revision = job.Revision.ToString(),
            CorrelationId = job.CorrelationId,
        },
        JobJsonContext.Default.SynthesisJobMessage);

    /// <summary>Reads a job.</summary>
    /// <param name="body">A message's body.</param>
    /// <param name="job">The job.</param>
    /// <param name="problem">Why the body is not a job; it never quotes the body.</param>
    public static bool TryRead(string? body, [NotNullWhen(true)] out SynthesisJob? job, [NotNullWhen(false)] out string? problem)
    {
        job = null;
        if (!UnicodeText.IsWellFormed(body))
        {
            problem = "it has half of a surrogate pair, which no JSON has";
            return false;
        }

        SynthesisJobMessage? message;
        try
        {
            message = JsonSerializer.Deserialize(body ?? "", JobJsonContext.Default.SynthesisJobMessage);
        }
        catch (JsonException)
        {
            problem = "it is not the JSON of a job";
            return false;
        }

        problem = Check(message);
        if (problem is not null)
        {
            return false;
        }

        var noteId = message!.NoteIdType == NumberType ? NoteId.FromNumber(message.NoteId!) : NoteId.FromString(message.NoteId!);
        job = new SynthesisJob(
            new NoteKey(message.UserId!, noteId),
            Revision.Parse(message.Revision!),
            message.Kind == NarrateKind ? JobKind.Narrate : JobKind.Remove,
            message.CorrelationId ?? "");
        return true;
    }

    private static string? Check(SynthesisJobMessage? message)
    {
        if (message is null)
        {
            return "it is empty";
        }

        if (message.Kind is not (NarrateKind or RemoveKind))
        {
            return "its kind is neither narrate nor remove";
        }

        if (string.IsNullOrEmpty(message.UserId) || !UnicodeText.IsWellFormed(message.UserId))
        {
            return "it has no valid userId";
        }

        if (string.IsNullOrEmpty(message.NoteId) || !UnicodeText.IsWellFormed(message.NoteId))
        {
            return "it has no valid noteId";
        }

        if (message.NoteIdType is not (null or StringType or NumberType))
        {
            return "its noteIdType is neither S nor N";
        }

        return Revision.TryParse(message.Revision, out _) ? null : "it has no valid revision";
    }
}
