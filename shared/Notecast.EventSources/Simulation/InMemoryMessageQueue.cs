using System.Globalization;
using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Simulation;

/// <summary>A standard SQS queue in memory: visibility timeouts, receive counts, retention, redrive to a dead-letter queue.</summary>
public sealed class InMemoryMessageQueue : IMessageQueue
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly AsyncSignal _changed;
    private readonly Dictionary<string, Stored> _messages = new(StringComparer.Ordinal);

    // Both hold outdated entries too, which are skipped when they come up.
    private readonly PriorityQueue<Stored, (DateTimeOffset VisibleAt, long Order)> _byVisibility = new();
    private readonly PriorityQueue<string, DateTimeOffset> _byAge = new();
    private readonly short _queueId;
    private int _lastId;
    private long _order;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="queueArn">The queue's ARN.</param>
    /// <param name="time">The clock.</param>
    public InMemoryMessageQueue(string queueArn, TimeProvider time)
    {
        QueueArn = queueArn;

        // A message keeps its id when it moves to another queue: no two queues may give the same one.
        _queueId = (short)StableHash.Spread(queueArn, short.MaxValue);
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

    /// <summary>When the oldest message was sent, hidden ones included; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? OldestSentAt
    {
        get
        {
            lock (_lock)
            {
                while (_byAge.TryPeek(out var id, out var sentAt))
                {
                    if (_messages.ContainsKey(id))
                    {
                        return sentAt;
                    }

                    _byAge.Dequeue();
                }

                return null;
            }
        }
    }

    /// <summary>Every message of the queue, hidden ones included, oldest first; looking is no receive.</summary>
    public IReadOnlyList<QueueMessage> Peek()
    {
        lock (_lock)
        {
            DropExpired();
            return [.. _messages.Values.Select(stored => stored.Message).OrderBy(message => (message.SentAt, message.MessageId))];
        }
    }

    /// <inheritdoc/>
    public Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        string id;
        lock (_lock)
        {
            id = new Guid(++_lastId, _queueId, 0, [0, 0, 0, 0, 0, 0, 0, 0]).ToString();
            var now = _time.GetUtcNow();
            Keep(now, new QueueMessage
            {
                MessageId = id,
                ReceiptHandle = string.Empty,
                Body = body,
                Attributes = new Dictionary<string, string>(attributes, StringComparer.Ordinal),
                ReceiveCount = 0,
                SentAt = now,
                FirstReceivedAt = default,
            });
            _byAge.Enqueue(id, now);
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
            if (Find(receiptHandle) is { } stored)
            {
                _messages.Remove(stored.Message.MessageId);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ChangeVisibilityAsync(string receiptHandle, TimeSpan visibilityTimeout, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(receiptHandle) is { } stored)
            {
                Keep(_time.GetUtcNow() + visibilityTimeout, stored.Message);
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
            var received = new List<QueueMessage>();
            while (received.Count < max && PeekVisibility() is { } next && next.VisibleAt <= now)
            {
                _byVisibility.Dequeue();
                if (DeadLetterQueue is not null && next.Message.ReceiveCount >= MaxReceiveCount)
                {
                    _messages.Remove(next.Message.MessageId);
                    DeadLetterQueue.TakeOver(next.Message);
                }
                else
                {
                    received.Add(Keep(now + visibilityTimeout, NextReceive(next.Message, now)));
                }
            }

            nextVisible = PeekVisibility()?.VisibleAt ?? DateTimeOffset.MaxValue;
            return received;
        }
    }

    private static QueueMessage NextReceive(QueueMessage message, DateTimeOffset now) => message with
    {
        ReceiptHandle = string.Create(CultureInfo.InvariantCulture, $"{message.MessageId}#{message.ReceiveCount + 1}"),
        ReceiveCount = message.ReceiveCount + 1,
        FirstReceivedAt = message.ReceiveCount == 0 ? now : message.FirstReceivedAt,
    };

    private void TakeOver(QueueMessage message)
    {
        lock (_lock)
        {
            Keep(_time.GetUtcNow(), message with { ReceiptHandle = string.Empty, ReceiveCount = 0 });
            _byAge.Enqueue(message.MessageId, message.SentAt);
        }

        _changed.Set();
    }

    private QueueMessage Keep(DateTimeOffset visibleAt, QueueMessage message)
    {
        var stored = new Stored(visibleAt, message);
        _messages[message.MessageId] = stored;
        _byVisibility.Enqueue(stored, (visibleAt, ++_order));
        return message;
    }

    private Stored? Find(string receiptHandle) =>
        _messages.TryGetValue(receiptHandle.Split('#')[0], out var stored) && stored.Message.ReceiptHandle == receiptHandle ? stored : null;

    private Stored? PeekVisibility()
    {
        while (_byVisibility.TryPeek(out var next, out _))
        {
            if (ReferenceEquals(_messages.GetValueOrDefault(next.Message.MessageId), next))
            {
                return next;
            }

            _byVisibility.Dequeue();
        }

        return null;
    }

    private void DropExpired()
    {
        while (_byAge.TryPeek(out var id, out var sentAt) && _time.GetUtcNow() - sentAt >= Retention)
        {
            _byAge.Dequeue();
            _messages.Remove(id);
        }
    }

    private sealed record Stored(DateTimeOffset VisibleAt, QueueMessage Message);
}
