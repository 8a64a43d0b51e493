using Notecast.EventSources.Events;

namespace Notecast.EventSources.Queues;

/// <summary>Receives messages until a batch is full: by count, by payload size, or by time.</summary>
internal sealed class QueueBatchCollector(IMessageQueue queue, QueueMappingOptions options, StoreCalls calls, TimeProvider time)
{
    private const int MaxReceived = 10;
    private readonly Queue<Received> _waiting = new();

    /// <summary>How many messages were received and are in no batch yet.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>The next batch; <see langword="null"/> when the queue gave nothing within a poll, or the mapping stops.</summary>
    public async Task<QueueBatch?> CollectAsync(CancellationToken stop)
    {
        DateTimeOffset? windowEnd = _waiting.Count > 0 ? time.GetUtcNow() + options.BatchingWindow : null;
        while (!IsFull() && !stop.IsCancellationRequested)
        {
            var left = windowEnd - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            await ReceiveAsync(left < options.PollWait ? left.Value : options.PollWait, stop);
            if (_waiting.Count == 0)
            {
                return null;
            }

            windowEnd ??= time.GetUtcNow() + options.BatchingWindow;
        }

        return stop.IsCancellationRequested ? null : TakeBatch();
    }

    /// <summary>Gives back what is in no batch, so that others need not wait for its visibility timeout.</summary>
    public async Task ReleaseAsync(CancellationToken stop)
    {
        while (_waiting.TryDequeue(out var received))
        {
            await calls.UntilDoneAsync(
                "Giving back a message", token => queue.ChangeVisibilityAsync(received.Message.ReceiptHandle, TimeSpan.Zero, token), stop);
        }
    }

    private async Task ReceiveAsync(TimeSpan wait, CancellationToken stop)
    {
        var max = Math.Min(MaxReceived, options.BatchSize - _waiting.Count);
        IReadOnlyList<QueueMessage> messages = [];
        await calls.UntilDoneAsync(
            "Receiving messages",
            async token => messages = await queue.ReceiveAsync(max, options.VisibilityTimeout, wait, token),
            stop);
        var hiddenUntil = time.GetUtcNow() + options.VisibilityTimeout;
        foreach (var message in messages)
        {
            _waiting.Enqueue(new Received(message, QueueRecordJson.Write(message, queue.QueueArn), hiddenUntil));
        }
    }

    private bool IsFull() => _waiting.Count >= options.BatchSize || CountThatFit() < _waiting.Count;

    private int CountThatFit()
    {
        var (count, size) = (0, RecordsJson.EmptySize);
        foreach (var received in _waiting)
        {
            size += received.Record.Length + 1;
            if (count == options.BatchSize || (count > 0 && size > RecordsJson.MaxPayloadBytes))
            {
                return count;
            }

            count++;
        }

        return count;
    }

    private QueueBatch TakeBatch()
    {
        var batch = Enumerable.Range(0, CountThatFit()).Select(_ => _waiting.Dequeue()).ToList();
        return new QueueBatch(
            [.. batch.Select(received => received.Message)],
            [.. batch.Select(received => received.Record)],
            batch.Min(received => received.HiddenUntil));
    }

    private sealed record Received(QueueMessage Message, ReadOnlyMemory<byte> Record, DateTimeOffset HiddenUntil);
}
