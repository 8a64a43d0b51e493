using System.Globalization;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Benchmarks;

/// <summary>Dead letters as NarrateNote sends them: each of a note of its own, in a few groups.</summary>
internal static class SampleLetters
{
    private static readonly DateTimeOffset FirstFailedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly FailureCode[] Codes =
        [FailureCode.SpeechThrottled, FailureCode.StorageUnavailable, FailureCode.Unexpected];

    /// <summary>The letters from 0 to <paramref name="count"/>, made as they are asked for.</summary>
    public static IEnumerable<DeadLetterMessage> Of(int count) => Enumerable.Range(0, count).Select(Letter);

    private static DeadLetterMessage Letter(int number)
    {
        var id = number.ToString("D6", CultureInfo.InvariantCulture);
        var note = new NoteKey($"user-{number % 100}", NoteId.FromString($"note-{id}"));
        var job = new SynthesisJob(note, Revision.FromSequenceNumber($"1111000000000065{id}"), JobKind.Narrate, $"correlation-{id}");
        var failedAt = FirstFailedAt.AddSeconds(number);
        var cause = new DeadLetterCause
        {
            Function = "NarrateNote",
            Step = "narrate",
            Failure = new Failure(
                Codes[number % Codes.Length], "The service did not answer in time.", "Replay it later.", IsPermanent: false),
            ErrorType = "TransientFailureException",
            Attempts = 5,
            FirstFailedAt = failedAt,
            LastFailedAt = failedAt.AddMinutes(10),
            CorrelationId = job.CorrelationId,
        };
        return new DeadLetterMessage
        {
            MessageId = $"00000000-0000-4000-8000-000000{id}",
            Body = SynthesisJobFormat.Write(job),
            Attributes = DeadLetterAttributes.Write(cause),
            SentAt = failedAt.AddMinutes(10),
        };
    }
}
