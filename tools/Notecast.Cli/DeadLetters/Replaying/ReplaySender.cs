using Notecast.Domain;
using Notecast.Domain.Auditing;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>Sends letters to the replay queue: no faster and no more than asked, each batch recorded before it is sent.</summary>
internal sealed class ReplaySender(IDeadLetterBox box, IAuditLog audit, string who, ReplayOptions options, TimeProvider time)
{
    private readonly Pace _pace = new(time, options.PerSecond);

    /// <summary>Letters that are on the replay queue now.</summary>
    public long Sent { get; private set; }

    /// <summary>Letters that could not be moved and stay.</summary>
    public long NotMoved { get; private set; }

    /// <summary>Whether it was stopped before all were sent.</summary>
    public bool IsInterrupted { get; private set; }

    /// <param name="letters">The letters, read from the box.</param>
    /// <param name="beforeSending">Is done with each batch before it is sent.</param>
    /// <param name="onSent">Is told what was sent, after each batch.</param>
    /// <param name="stop">Stops after the batch in hand.</param>
    public async Task SendAsync(
        IAsyncEnumerable<IReadOnlyList<RecognizedDeadLetter>> letters,
        Func<IReadOnlyList<RecognizedDeadLetter>, CancellationToken, Task> beforeSending,
        Action<IReadOnlyList<RecognizedDeadLetter>> onSent,
        CancellationToken stop) =>
        IsInterrupted = await LetterBatches.ForEachAsync(letters, batch => SendAsync(batch, beforeSending, onSent, stop), stop);

    private async Task<bool> SendAsync(
        IReadOnlyList<RecognizedDeadLetter> batch,
        Func<IReadOnlyList<RecognizedDeadLetter>, CancellationToken, Task> beforeSending,
        Action<IReadOnlyList<RecognizedDeadLetter>> onSent,
        CancellationToken stop)
    {
        var left = options.Max - Sent - NotMoved;
        foreach (var part in batch.Take((int)Math.Min(batch.Count, left)).Chunk(_pace.LargestBatch))
        {
            await _pace.WaitAsync(part.Length, stop);
            await beforeSending(part, stop);
            stop.ThrowIfCancellationRequested();
            onSent(await MoveAsync(part));
        }

        return Sent + NotMoved < options.Max;
    }

    /// <summary>What has begun is brought to its end: it takes no stop.</summary>
    private async Task<IReadOnlyList<RecognizedDeadLetter>> MoveAsync(IReadOnlyList<RecognizedDeadLetter> letters)
    {
        var messages = letters.Select(letter => letter.Message).ToArray();
        var ids = messages.Select(message => message.MessageId).ToArray();
        await audit.AppendAsync(new AuditEntry(time.GetUtcNow(), who, "replay", ids, options.CommandLine), CancellationToken.None);
        var stay = await box.ReplayAsync(messages, CancellationToken.None);
        Sent += messages.Length - stay.Count;
        NotMoved += stay.Count;
        var idsThatStay = stay.Select(message => message.MessageId).ToHashSet(StringComparer.Ordinal);
        return [.. letters.Where(letter => !idsThatStay.Contains(letter.Message.MessageId))];
    }
}
