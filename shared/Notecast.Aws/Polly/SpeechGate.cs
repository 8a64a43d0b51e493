namespace Notecast.Aws;

/// <summary>
/// Lets requests through one after another, in the order in which they came, so that a quota is kept: a bucket of tokens that fills with
/// time, and a count of those under way. <c>System.Threading.RateLimiting</c> has both, but neither on an injected clock nor in one queue.
/// </summary>
internal sealed class SpeechGate(SpeechQuota quota, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private double _tokens = quota.Burst;
    private long _filledAt = time.GetTimestamp();
    private int _underWay;
    private bool _isWaking;

    /// <summary>Waits for a turn; <see cref="Leave"/> ends it.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new LinkedListNode<TaskCompletionSource>(new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _waiting.AddLast(turn);
            Admit();
        }

        await using var giveUp = cancellationToken.Register(() => GiveUp(turn, cancellationToken));
        await turn.Value.Task;
    }

    /// <summary>Ends a turn.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _underWay--;
            Admit();
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> turn, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // One whose turn has come is no longer in the list: its request is stopped, not its waiting.
            if (turn.List is not null)
            {
                _waiting.Remove(turn);
                turn.Value.SetCanceled(cancellationToken);
            }
        }
    }

    private void Admit()
    {
        Fill();
        while (_waiting.First is { } next && _underWay < quota.ConcurrentRequests)
        {
            if (_tokens < 1)
            {
                WakeUp();
                return;
            }

            _tokens--;
            _underWay++;
            _waiting.RemoveFirst();
            next.Value.SetResult();
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(quota.Burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * quota.RequestsPerSecond));
        _filledAt = now;
    }

    private void WakeUp()
    {
        if (!_isWaking)
        {
            _isWaking = true;
            _ = WakeUpAsync(TimeSpan.FromMilliseconds(Math.Ceiling(1_000 * (1 - _tokens) / quota.RequestsPerSecond)));
        }
    }

    private async Task WakeUpAsync(TimeSpan delay)
    {
        await Task.Delay(delay, time);
        lock (_lock)
        {
            _isWaking = false;
            Admit();
        }
    }
}
