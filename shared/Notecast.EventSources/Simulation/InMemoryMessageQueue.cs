using System.Globalization;
using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Simulation;

/// <summary>A standard SQS queue in memory: visibility timeouts, receive counts, retention, redrive to a dead-letter queue.</summary>
public sealed class InMemoryMessageQueue : IMessageQueue
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly AsyncSignal _changed;
    private readonly List<Stored> _messages = [];
    private long _lastId;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="queueArn">The queue's ARN.</param>
    /// <param name="time">The clock.</param>
    public InMemoryMessageQueue(string queueArn, TimeProvider time)
    {
        QueueArn = queueArn;
        _time = time;
        _changed = new AsyncSignal(time);
    }

    /// <inheritdoc/>
    public string QueueArn { get; }

    /// <summary>How long a message is kept; SQS's default is 4 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(4);

    /// <summary>Where a message goes that was received <see cref="MaxReceiveCount"/> times; without one it stays until it expires.</summary>
    public InMemoryMessageQueue? DeadLetterQueue { get; init; }

    /// <summary>How often a message may be received before it is a dead letter, 1 to 1,000.</summary>
    public int MaxReceiveCount { get; init; } = 5;

    /// <summary>How many messages the queue holds, hidden ones included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                DropExpired();
                return _messages.Count;
            }
        }
    }

    /// <summary>Every message of the queue, hidden ones included, oldest first; looking is no receive.</summary>
    public IReadOnlyList<QueueMessage> Peek()
    {
        lock (_lock)
        {
            DropExpired();
            return [.. _messages.Select(stored => stored.Message)];
        }
    }

    /// <inheritdoc/>
    public Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        string id;
        lock (_lock)
        {
            id = new Guid((int)++_lastId, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]).ToString();
            var now = _time.GetUtcNow();
            _messages.Add(new Stored(now, new QueueMessage
            {
                MessageId = id,
                ReceiptHandle = string.Empty,
                Body = body,
                Attributes = new Dictionary<string, string>(attributes, StringComparer.Ordinal),
                ReceiveCount = 0,
                SentAt = now,
                FirstReceivedAt = default,
            }));
        }

        _changed.Set();
        return Task.FromResult(id);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(
        int max, TimeSpan visibilityTimeout, TimeSpan waitTime, CancellationToken cancellationToken)
    {
        var end = _time.GetUtcNow() + waitTime;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seen = _changed.Version;
            var received = Receive(max, visibilityTimeout, out var nextVisible);
            var now = _time.GetUtcNow();
            if (received.Count > 0 || now >= end)
            {
                return received;
            }

            await _changed.WaitAsync(seen, (nextVisible < end ? nextVisible : end) - now, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _messages.RemoveAll(stored => stored.Message.ReceiptHandle == receiptHandle);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ChangeVisibilityAsync(string receiptHandle, TimeSpan visibilityTimeout, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var index = _messages.FindIndex(stored => stored.Message.ReceiptHandle == receiptHandle);
            if (index >= 0)
            {
                _messages[index] = _messages[index] with { VisibleAt = _time.GetUtcNow() + visibilityTimeout };
            }
        }

        _changed.Set();
        return Task.CompletedTask;
    }

    private List<QueueMessage> Receive(int max, TimeSpan visibilityTimeout, out DateTimeOffset nextVisible)
    {
        lock (_lock)
        {
            DropExpired();
            var now = _time.GetUtcNow();
            MoveDeadLetters(now);
            var received = new List<QueueMessage>();
            for (var i = 0; i < _messages.Count && received.Count < max; i++)
            {
                if (_messages[i].VisibleAt <= now)
                {
                    _messages[i] = new Stored(now + visibilityTimeout, NextReceive(_messages[i].Message, now));
                    received.Add(_messages[i].Message);
                }
            }

            nextVisible = _messages.Count == 0 ? DateTimeOffset.MaxValue : _messages.Min(stored => stored.VisibleAt);
            return received;
        }
    }

    private static QueueMessage NextReceive(QueueMessage message, DateTimeOffset now) => message with
    {
        ReceiptHandle = string.Create(CultureInfo.InvariantCulture, $"{message.MessageId}#{message.ReceiveCount + 1}"),
        ReceiveCount = message.ReceiveCount + 1,
        FirstReceivedAt = message.ReceiveCount == 0 ? now : message.FirstReceivedAt,
    };

    private void MoveDeadLetters(DateTimeOffset now)
    {
        if (DeadLetterQueue is null)
        {
            return;
        }

        foreach (var dead in _messages.Where(stored => stored.VisibleAt <= now && stored.Message.ReceiveCount >= MaxReceiveCount).ToList())
        {
            _messages.Remove(dead);
            DeadLetterQueue.TakeOver(dead.Message);
        }
    }

    private void TakeOver(QueueMessage message)
    {
        lock (_lock)
        {
            _messages.Add(new Stored(_time.GetUtcNow(), message with { ReceiptHandle = string.Empty, ReceiveCount = 0 }));
        }

        _changed.Set();
    }

    private void DropExpired() => _messages.RemoveAll(stored => _time.GetUtcNow() - stored.Message.SentAt >= Retention);

    private sealed record Stored(DateTimeOffset VisibleAt, QueueMessage Message);
}
