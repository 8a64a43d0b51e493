using Notecast.Domain.Auditing;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>
/// Adds letters until the queue holds each as often as the file does. The queue gives a letter a new id, so letters are the same when their
/// bodies and attributes are: what an interrupted import has added, and what never left the queue, is not added again.
/// </summary>
internal sealed class LetterImporter(Func<IDeadLetterBox> openBox, IAuditLog audit, string who, string commandLine, TimeProvider time)
{
    private const int BatchSize = 100;

    private readonly Dictionary<UInt128, int> _inQueue = [];
    private readonly List<DeadLetterMessage> _batch = [];

    /// <summary>Letters that were added.</summary>
    public long Added { get; private set; }

    /// <summary>Letters that were in the queue already.</summary>
    public long ThereAlready { get; private set; }

    /// <param name="letters">The file's letters.</param>
    /// <param name="onDone">Is told after each batch how many of them were dealt with so far.</param>
    /// <param name="stop">Stops after the batch in hand.</param>
    /// <returns>Whether it was stopped.</returns>
    public async Task<bool> ImportAsync(IEnumerable<DeadLetterMessage> letters, Action<long> onDone, CancellationToken stop)
    {
        try
        {
            await ReadQueueAsync(stop);

            // The queue is opened anew to write: what was read is not held back, so that a further run sees all there is.
            await using var box = openBox();
            foreach (var letter in letters)
            {
                stop.ThrowIfCancellationRequested();
                await TakeAsync(box, letter);
                onDone(Added + ThereAlready);
            }

            await AddBatchAsync(box);
            onDone(Added + ThereAlready);
            return false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return true;
        }
    }

    private async Task ReadQueueAsync(CancellationToken stop)
    {
        await using var box = openBox();
        await foreach (var messages in box.ReadAsync(stop))
        {
            foreach (var fingerprint in messages.Select(LetterFingerprint.Of))
            {
                _inQueue[fingerprint] = _inQueue.GetValueOrDefault(fingerprint) + 1;
            }
        }
    }

    private async Task TakeAsync(IDeadLetterBox box, DeadLetterMessage letter)
    {
        var fingerprint = LetterFingerprint.Of(letter);
        if (_inQueue.GetValueOrDefault(fingerprint) is var count and > 0)
        {
            _inQueue[fingerprint] = count - 1;
            ThereAlready++;
            return;
        }

        _batch.Add(letter);
        if (_batch.Count == BatchSize)
        {
            await AddBatchAsync(box);
        }
    }

    /// <summary>What has begun is brought to its end: it takes no stop.</summary>
    private async Task AddBatchAsync(IDeadLetterBox box)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        var ids = _batch.Select(letter => letter.MessageId).ToArray();
        await audit.AppendAsync(new AuditEntry(time.GetUtcNow(), who, "import", ids, commandLine), CancellationToken.None);
        await box.AddAsync([.. _batch], CancellationToken.None);
        Added += _batch.Count;
        _batch.Clear();
    }
}
