using Notecast.EventSources.Invocations;

namespace Notecast.EventSources.Simulation;

/// <summary>The asynchronous invocations of one function, in memory.</summary>
public sealed class InMemoryInvocationQueue : IInvocationQueue
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly AsyncSignal _changed;
    private readonly Func<string> _newRequestId;
    private readonly List<AcceptedInvocation> _invocations = [];
    private readonly HashSet<string> _handedOut = new(StringComparer.Ordinal);
    private int _lastId;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="newRequestId">Makes request ids; without it they are counted, so that two runs are the same.</param>
    public InMemoryInvocationQueue(TimeProvider time, Func<string>? newRequestId = null)
    {
        _time = time;
        _newRequestId = newRequestId ?? (() => new Guid(++_lastId, 0, 1, [0, 0, 0, 0, 0, 0, 0, 0]).ToString());
        _changed = new AsyncSignal(time);
    }

    /// <summary>How many invocations are not done.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _invocations.Count;
            }
        }
    }

    /// <summary>Does what a start of the process does: what was handed out and is not done can be handed out again.</summary>
    public void Restart()
    {
        lock (_lock)
        {
            _handedOut.Clear();
        }

        _changed.Set();
    }

    /// <inheritdoc/>
    public Task<string> AcceptAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        string id;
        lock (_lock)
        {
            id = _newRequestId();
            var now = _time.GetUtcNow();
            _invocations.Add(new AcceptedInvocation(id, payload.ToArray(), now, Attempts: 0, now));
        }

        _changed.Set();
        return Task.FromResult(id);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AcceptedInvocation>> TakeDueAsync(int max, TimeSpan waitTime, CancellationToken cancellationToken)
    {
        var end = _time.GetUtcNow() + waitTime;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seen = _changed.Version;
            var due = TakeDue(max, out var nextDue);
            var now = _time.GetUtcNow();
            if (due.Count > 0 || now >= end)
            {
                return due;
            }

            await _changed.WaitAsync(seen, (nextDue < end ? nextDue : end) - now, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(string requestId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _invocations.RemoveAll(invocation => invocation.RequestId == requestId);
            _handedOut.Remove(requestId);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RescheduleAsync(string requestId, int attempts, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var index = _invocations.FindIndex(invocation => invocation.RequestId == requestId);
            if (index >= 0)
            {
                _invocations[index] = _invocations[index] with { Attempts = attempts, DueAt = dueAt };
                _handedOut.Remove(requestId);
            }
        }

        _changed.Set();
        return Task.CompletedTask;
    }

    private List<AcceptedInvocation> TakeDue(int max, out DateTimeOffset nextDue)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var waiting = _invocations.Where(invocation => !_handedOut.Contains(invocation.RequestId)).ToList();
            var due = waiting.Where(invocation => invocation.DueAt <= now).OrderBy(invocation => invocation.DueAt).Take(max).ToList();
            due.ForEach(invocation => _handedOut.Add(invocation.RequestId));
            nextDue = waiting.Select(invocation => invocation.DueAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            return due;
        }
    }
}
