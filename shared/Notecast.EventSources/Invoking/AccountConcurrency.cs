namespace Notecast.EventSources.Invoking;

/// <summary>
/// The executions that an account may have at once in a region. All functions that have no reserved concurrency share them; who comes when
/// none is left is throttled.
/// </summary>
/// <param name="limit">The quota, at least 1; 1,000 is what an account begins with.</param>
public sealed class AccountConcurrency(int limit)
{
    private int _running;
    private long _throttled;

    /// <summary>How many executions run.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>How many invocations were throttled because none was left.</summary>
    public long Throttled => Interlocked.Read(ref _throttled);

    internal bool TryStart()
    {
        if (Interlocked.Increment(ref _running) <= limit)
        {
            return true;
        }

        End();
        Interlocked.Increment(ref _throttled);
        return false;
    }

    internal void End() => Interlocked.Decrement(ref _running);
}
