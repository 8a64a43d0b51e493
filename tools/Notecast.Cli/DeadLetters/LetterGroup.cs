using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>The letters of one group, counted. Of the letters it holds one.</summary>
internal sealed class LetterGroup(DeadLetterGroup key, RecognizedDeadLetter example)
{
    public DeadLetterGroup Key { get; } = key;

    /// <summary>The letter that failed last.</summary>
    public RecognizedDeadLetter Example { get; private set; } = example;

    public long Count { get; private set; }

    /// <summary>How many were replayed and failed again.</summary>
    public long CameBack { get; private set; }

    /// <summary>How many cannot be helped by trying again without a change.</summary>
    public long Permanent { get; private set; }

    public DateTimeOffset FirstFailedAt { get; private set; } = example.FirstFailedAt;

    public DateTimeOffset LastFailedAt => Example.LastFailedAt;

    public void Add(RecognizedDeadLetter letter)
    {
        Count++;
        CameBack += letter.Replays > 0 ? 1 : 0;
        Permanent += letter.IsPermanent ? 1 : 0;
        FirstFailedAt = letter.FirstFailedAt < FirstFailedAt ? letter.FirstFailedAt : FirstFailedAt;
        Example = letter.LastFailedAt > Example.LastFailedAt ? letter : Example;
    }
}
