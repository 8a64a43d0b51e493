namespace Notecast.EventSources;

/// <summary>
/// Wakes everybody who waits. A waiter reads <see cref="Version"/>, looks at what it is interested in, and waits for a later version, so that
/// no change between the look and the wait is missed.
/// </summary>
internal sealed class AsyncSignal(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _waiters = [];
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    public void Set()
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _version);
            _waiters.ForEach(waiter => waiter.TrySetResult());
            _waiters.Clear();
        }
    }

    /// <summary>
    /// Returns when the version is not <paramref name="seen"/>, after <paramref name="atMost"/>, or when <paramref name="stop"/> is
    /// cancelled; it throws for none of them.
    /// </summary>
    public async Task WaitAsync(long seen, TimeSpan atMost, CancellationToken stop)
    {
        // Continuations must not run inside Set, which holds a lock; each await posts to its own context instead.
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_version != seen || stop.IsCancellationRequested)
            {
                return;
            }

            _waiters.Add(waiter);
        }

        using var cancelled = stop.UnsafeRegister(Release, waiter);
        var timer = atMost == Timeout.InfiniteTimeSpan
            ? null
            : time.CreateTimer(Release, waiter, Delays.RoundUp(atMost), Timeout.InfiniteTimeSpan);
        await using (timer)
        {
            await waiter.Task;
        }

        lock (_lock)
        {
            _waiters.Remove(waiter);
        }
    }

    private static void Release(object? waiter) => ((TaskCompletionSource)waiter!).TrySetResult();
}
