using Notecast.Contracts.Ports;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Aws.Tests.Sqs;

internal static class DeadLetters
{
    /// <summary>A dead letter with a cause.</summary>
    public static DeadLetter Of(string body, string reason = "The speech service asks to slow down.") => new(body, new DeadLetterCause
    {
        Function = "NarrateNote",
        Step = "narrate",
        Failure = new Failure(FailureCode.SpeechThrottled, reason, "It is tried again.", IsPermanent: false),
        ErrorType = "TransientFailureException",
        Attempts = 5,
        FirstFailedAt = Samples.Noon,
        LastFailedAt = Samples.Noon.AddHours(1),
        CorrelationId = "correlation-1",
    });
}
