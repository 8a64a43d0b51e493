namespace Notecast.Simulation.World;

/// <summary>A clock that tells a wrong time of day; its timers are right.</summary>
internal sealed class SkewedTime(TimeProvider time, TimeSpan offset) : TimeProvider
{
    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + offset;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
