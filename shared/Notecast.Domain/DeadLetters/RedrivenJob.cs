using Notecast.Domain.Jobs;

namespace Notecast.Domain.DeadLetters;

/// <summary>
/// A job without a cause: the synthesis queue itself redrove it after its last receive, because NarrateNote ended before it could say why.
/// </summary>
internal static class RedrivenJob
{
    public static BodyReading Read(SynthesisJob job, DeadLetterMessage message)
    {
        var receivedAt = message.FirstReceivedAt ?? message.SentAt;
        return new BodyReading
        {
            Kind = DeadLetterKind.SynthesisJob,
            Content = new DeadLetterContent.Job(job),
            Note = job.Note,
            Function = FunctionNames.NarrateNote,
            Step = job.Kind == JobKind.Remove ? FunctionNames.RemoveStep : FunctionNames.NarrateStep,
            ErrorType = "Redriven",
            ErrorMessage = "The synthesis queue gave the job up after its last receive: NarrateNote was stopped, or its time ran out, "
                + "before it could say why. Read its log lines of this correlation id, then replay the letter.",
            Attempts = message.ReceiveCount,
            FirstFailedAt = receivedAt,

            // The queue keeps no time of the last try. A job that was replayed carries the first failure of all, which is earlier.
            LastFailedAt = receivedAt,
            CorrelationId = job.CorrelationId,
        };
    }
}
