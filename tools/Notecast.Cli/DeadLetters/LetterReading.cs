using System.Runtime.CompilerServices;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters;

/// <summary>
/// Opens the dead-letter queue and reads, once, the letters that a command works on: those that are there when reading begins, which only
/// the queue's own clock can tell. Letters that come while the command runs, such as those that it replayed and that failed again, are for
/// the next one.
/// </summary>
internal sealed class LetterReading(OperationsTarget target, LetterFilter filter) : IAsyncDisposable
{
    private long _read;
    private long _matched;

    /// <summary>The queue. What is read is hidden from others until the reading is disposed of.</summary>
    public IDeadLetterBox Box { get; } = target.OpenDeadLetters();

    /// <summary>
    /// The letters that match, in batches as the queue gives them; no more than a batch is held. Letters that are chosen by message id
    /// come in one batch, at the end, when it is certain that each id names one letter: nothing is done to some of them before that.
    /// </summary>
    /// <param name="onRead">Is told how many letters were looked at so far.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="CommandException">A message id names no letter, or several.</exception>
    public async IAsyncEnumerable<IReadOnlyList<RecognizedDeadLetter>> ReadAsync(
        Action<long>? onRead, [EnumeratorCancellation] CancellationToken stop)
    {
        var named = filter.MessageIds.Count > 0 ? new NamedLetters(filter.MessageIds) : null;
        await foreach (var messages in Box.ReadAsync(stop))
        {
            stop.ThrowIfCancellationRequested();
            _read += messages.Count;
            onRead?.Invoke(_read);
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
                _matched += matching.Length;
                yield return matching;
            }
        }

        if (named is not null)
        {
            await RequireFoundAsync(named, stop);
            var found = Recognize(named.Take()).ToArray();
            _matched = found.Length;
            yield return found;
        }
    }

    /// <summary>The letter that the filter names by its id.</summary>
    /// <exception cref="CommandException">The id names no letter, or several.</exception>
    public static async Task<RecognizedDeadLetter> FindAsync(OperationsTarget target, LetterFilter filter, CancellationToken stop)
    {
        await using var reading = new LetterReading(target, filter);
        return await reading.FindAsync(stop);
    }

    /// <inheritdoc cref="FindAsync(OperationsTarget, LetterFilter, CancellationToken)"/>
    public async Task<RecognizedDeadLetter> FindAsync(CancellationToken stop)
    {
        RecognizedDeadLetter? found = null;
        await foreach (var batch in ReadAsync(onRead: null, stop))
        {
            found = batch[0];
        }

        return found!;
    }

    /// <summary>When all was read and nothing matched: about how many letters there are that could not be read; otherwise 0.</summary>
    public async Task<long> CountHiddenAsync(CancellationToken stop) =>
        _matched > 0 ? 0 : Math.Max(0, await Box.EstimateCountAsync(stop) - _read);

    public ValueTask DisposeAsync() => Box.DisposeAsync();

    private async Task RequireFoundAsync(NamedLetters named, CancellationToken stop)
    {
        if (named.Missing is not { } id)
        {
            return;
        }

        var hidden = await CountHiddenAsync(stop);
        throw CommandException.Failed(hidden > 0
            ? $"{id}: no dead letter that could be read has this message id. {LetterText.Hidden(hidden)}"
            : $"{id}: there is no dead letter with this message id. See: {target.Propose("notecast dlq list --each")}");
    }

    private static IEnumerable<RecognizedDeadLetter> Recognize(IEnumerable<DeadLetterMessage> messages) => messages.Select(DeadLetterReader.Read);
}
