namespace Notecast.EventSources;

internal static class Delays
{
    // Timers take whole milliseconds and cut the rest off: a wait for half a millisecond would not wait at all.
    public static TimeSpan RoundUp(TimeSpan delay) =>
        delay <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds));

    /// <summary>Waits, or returns early when <paramref name="stop"/> is cancelled.</summary>
    public static Task WaitAsync(this TimeProvider time, TimeSpan delay, CancellationToken stop) =>
        new AsyncSignal(time).WaitAsync(seen: 0, delay, stop);

    /// <summary>The wait after a number of tries: <paramref name="first"/>, then doubled up to <paramref name="longest"/>.</summary>
    public static TimeSpan Backoff(int tries, TimeSpan first, TimeSpan longest)
    {
        var doublings = Math.Clamp(tries - 1, 0, 40);
        var ticks = first.Ticks * Math.Pow(2, doublings);
        return ticks >= longest.Ticks ? longest : TimeSpan.FromTicks((long)ticks);
    }
}
