using System.Text.Json;
using Notecast.Domain.Jobs;

namespace Notecast.Domain.DeadLetters;

/// <summary>Tells a dead letter's kind by the shape of its body.</summary>
internal static class BodyReader
{
    public static BodyReading Read(DeadLetterMessage message)
    {
        if (!UnicodeText.IsWellFormed(message.Body))
        {
            return Unknown("its body has half of a surrogate pair, which no JSON has");
        }

        if (SynthesisJobFormat.TryRead(message.Body, out var job, out var problem))
        {
            return RedrivenJob.Read(job, message);
        }

        try
        {
            using var document = JsonDocument.Parse(message.Body);
            return ReadRecord(document.RootElement, problem, message);
        }
        catch (JsonException)
        {
            return Unknown("its body is not JSON");
        }
    }

    private static BodyReading ReadRecord(JsonElement? body, string problemOfJob, DeadLetterMessage message)
    {
        if (body.Object(PoisonRecordReader.Member) is { } record)
        {
            return PoisonRecordReader.Read(record);
        }

        if (body.Object(FailedBatchReader.Member) is not null)
        {
            return FailedBatchReader.Read(body, message);
        }

        if (body.Object(FailedInvocationReader.Member) is not null && body.Object("requestContext") is not null)
        {
            return FailedInvocationReader.Read(body)
                ?? Unknown("it is Lambda's record of a failed invocation, but its event names no object");
        }

        return body.Text("revision") is not null
            ? Unknown($"it is like a synthesis job, but {problemOfJob}")
            : Unknown("its body has the shape of none of the kinds");
    }

    private static BodyReading Unknown(string problem) => new()
    {
        Kind = DeadLetterKind.Unknown,
        Content = new DeadLetterContent.Unknown(problem),
        ErrorType = "Unknown",
        ErrorMessage = $"The message is no dead letter of Notecast's: {problem}. Find out who sent it, then discard it.",
        IsPermanent = true,
    };
}
