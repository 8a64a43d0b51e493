using Notecast.Domain.DeadLetters;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Soak.Checking;

/// <summary>Each dead letter says what failed, where, why, how often and when.</summary>
internal sealed class LetterCheck(EmbeddedStack stack, List<string> problems)
{
    /// <returns>The notes and revisions that have a dead letter.</returns>
    public async Task<HashSet<(NoteKey Note, Revision Revision)>> RunAsync(CancellationToken cancellationToken)
    {
        var revisions = new HashSet<(NoteKey, Revision)>();
        await using var box = stack.OpenDeadLetters();
        await foreach (var page in box.ReadAsync(cancellationToken))
        {
            foreach (var letter in page.Select(DeadLetterReader.Read))
            {
                if (!IsComplete(letter))
                {
                    problems.Add($"the dead letter {letter.Message.MessageId} ({letter.Kind}) is not complete: {letter.ErrorMessage}");
                }

                if (letter.Content is DeadLetterContent.Job job)
                {
                    revisions.Add((job.Value.Note, job.Value.Revision));
                }
            }
        }

        return revisions;
    }

    private static bool IsComplete(RecognizedDeadLetter letter) =>
        letter is { Kind: DeadLetterKind.SynthesisJob, Note: not null, IsPermanent: true, Attempts: >= 1 }
        && letter is { Function.Length: > 0, Step.Length: > 0 }
        && letter is { ErrorType.Length: > 0, ErrorMessage.Length: > 0, CorrelationId.Length: > 0 }
        && letter.ErrorType != "Redriven"
        && letter.FirstFailedAt <= letter.LastFailedAt;
}
