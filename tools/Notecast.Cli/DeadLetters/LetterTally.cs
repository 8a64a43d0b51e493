using System.Globalization;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Counts letters by what they are and what failed, so that a person sees what a command is about to do, or did.</summary>
internal sealed class LetterTally
{
    private readonly Dictionary<DeadLetterGroup, long> _counts = [];

    /// <summary>How many letters were counted.</summary>
    public long Total { get; private set; }

    /// <summary>When the latest of them was sent, by the queue's clock.</summary>
    public DateTimeOffset LastSentAt { get; private set; }

    /// <summary>Counts what a command is about to work on. The queue is closed again: nothing is held while a person thinks.</summary>
    /// <param name="target">The pipeline.</param>
    /// <param name="filter">Which letters.</param>
    /// <param name="atMost">The most that are counted.</param>
    /// <param name="stop">Stops the counting.</param>
    public static async Task<LetterTally> CountAsync(OperationsTarget target, LetterFilter filter, long atMost, CancellationToken stop)
    {
        var tally = new LetterTally();
        await using var reading = new LetterReading(target, filter);
        await foreach (var batch in reading.ReadAsync(onRead: null, stop))
        {
            tally.Add(batch.Take((int)Math.Min(batch.Count, atMost - tally.Total)));
            if (tally.Total == atMost)
            {
                break;
            }
        }

        return tally;
    }

    public void Add(IEnumerable<RecognizedDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            var group = DeadLetterGroup.Of(letter);
            _counts[group] = _counts.GetValueOrDefault(group) + 1;
            LastSentAt = letter.Message.SentAt > LastSentAt ? letter.Message.SentAt : LastSentAt;
            Total++;
        }
    }

    /// <summary>One line a group, the largest first, as <c>12  job  NarrateNote/narrate  SsmlInvalid</c>.</summary>
    public IEnumerable<string> Lines()
    {
        var width = _counts.Values.Select(count => Figure(count).Length).DefaultIfEmpty().Max();
        var largestFirst = _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Id, StringComparer.Ordinal);
        foreach (var (group, count) in largestFirst)
        {
            var kind = DeadLetterKindNames.Of(group.Kind);
            yield return Cells.OneLine($"  {Figure(count).PadLeft(width)}  {kind}  {group.Step}  {group.ErrorType}");
        }
    }

    private static string Figure(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
