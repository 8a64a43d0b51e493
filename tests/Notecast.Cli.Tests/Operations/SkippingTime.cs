namespace Notecast.Cli.Tests.Operations;

/// <summary>A clock that moves only when somebody waits: the wait is over at once, and so much later.</summary>
internal sealed class SkippingTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = now;

    /// <summary>All waits, in their order.</summary>
    public List<TimeSpan> Waits { get; } = [];

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
        if (dueTime >= TimeSpan.Zero)
        {
            Skip(dueTime);
        }

        return System.CreateTimer(callback, state, dueTime >= TimeSpan.Zero ? TimeSpan.Zero : dueTime, Timeout.InfiniteTimeSpan);
    }

    private void Skip(TimeSpan wait)
    {
        lock (_lock)
        {
            Waits.Add(wait);
            _now += wait;
        }
    }
}
