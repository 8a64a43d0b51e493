using System.Runtime.CompilerServices;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters;

/// <summary>
/// The letters that were there and matched when a command began. Letters that come while it runs are left alone, above all those that it
/// replayed itself and that came back; a letter that was named by its id is taken in any case.
/// </summary>
/// <param name="Filter">Which letters.</param>
/// <param name="Began">When the command began.</param>
internal sealed record LetterSelection(LetterFilter Filter, DateTimeOffset Began)
{
    /// <summary>Reads them, in batches.</summary>
    public async IAsyncEnumerable<IReadOnlyList<RecognizedDeadLetter>> ReadAsync(
        IDeadLetterBox box, Action<long>? onRead, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in LetterReading.ReadAsync(box, Filter, onRead, stop))
        {
            if (batch.Where(IsTaken).ToArray() is { Length: > 0 } taken)
            {
                yield return taken;
            }
        }
    }

    /// <summary>Counts them.</summary>
    /// <param name="openBox">Opens the queue; it is closed again, so that nothing is held while a person thinks.</param>
    /// <param name="atMost">The most that are counted.</param>
    /// <param name="stop">Stops the counting.</param>
    public async Task<LetterTally> CountAsync(Func<IDeadLetterBox> openBox, long atMost, CancellationToken stop)
    {
        var tally = new LetterTally();
        await using var box = openBox();
        await foreach (var batch in ReadAsync(box, onRead: null, stop))
        {
            tally.Add(batch.Take((int)Math.Min(batch.Count, atMost - tally.Total)));
            if (tally.Total == atMost)
            {
                break;
            }
        }

        return tally;
    }

    private bool IsTaken(RecognizedDeadLetter letter) => Filter.MessageIds.Count > 0 || letter.Message.SentAt <= Began;
}
