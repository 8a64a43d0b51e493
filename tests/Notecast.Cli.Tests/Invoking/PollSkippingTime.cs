namespace Notecast.Cli.Tests.Invoking;

/// <summary>
/// A clock on which polls of up to 20 seconds are over at once, and so much later. Longer waits, which are timeouts here, never end.
/// </summary>
internal sealed class PollSkippingTime(DateTimeOffset now) : TimeProvider
{
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(20);
    private readonly Lock _lock = new();
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > LongestPoll)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        lock (_lock)
        {
            _now += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
