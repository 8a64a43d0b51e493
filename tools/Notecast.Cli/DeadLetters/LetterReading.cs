using System.Runtime.CompilerServices;
using Notecast.Cli.Hosting;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters;

/// <summary>Reads the dead letters that a command works on.</summary>
internal static class LetterReading
{
    /// <summary>
    /// The letters that match, in batches as the queue gives them; no more than a batch is held. Letters that are chosen by message id
    /// come in one batch, at the end, when it is certain that each id names one letter: nothing is done to some of them before that.
    /// </summary>
    /// <param name="box">The queue; it is read once.</param>
    /// <param name="filter">Which letters.</param>
    /// <param name="onRead">Is told how many letters were looked at so far.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="CommandException">A message id names no letter, or several.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<RecognizedDeadLetter>> ReadAsync(
        IDeadLetterBox box, LetterFilter filter, Action<long>? onRead, [EnumeratorCancellation] CancellationToken stop)
    {
        var named = filter.MessageIds.Count > 0 ? new NamedLetters(filter.MessageIds) : null;
        var read = 0L;
        await foreach (var messages in box.ReadAsync(stop))
        {
            stop.ThrowIfCancellationRequested();
            read += messages.Count;
            onRead?.Invoke(read);
            if (named is not null)
            {
                named.Add(messages);
                if (named.AreAllWhole)
                {
                    break;
                }
            }
            else if (Recognize(messages).Where(filter.Matches).ToArray() is { Length: > 0 } matching)
            {
                yield return matching;
            }
        }

        if (named is not null)
        {
            yield return [.. Recognize(named.Take())];
        }
    }

    /// <summary>The letter that a filter names by its id.</summary>
    /// <exception cref="CommandException">The id names no letter, or several.</exception>
    public static async Task<RecognizedDeadLetter> FindAsync(IDeadLetterBox box, LetterFilter filter, CancellationToken stop)
    {
        RecognizedDeadLetter? found = null;
        await foreach (var batch in ReadAsync(box, filter, onRead: null, stop))
        {
            found = batch[0];
        }

        return found!;
    }

    private static IEnumerable<RecognizedDeadLetter> Recognize(IEnumerable<DeadLetterMessage> messages) => messages.Select(DeadLetterReader.Read);
}
