namespace Notecast.Domain;

/// <summary>Spreads work evenly over time, for all who share it. What was late is not caught up with.</summary>
public sealed class Pace
{
    private readonly TimeProvider _time;
    private readonly double? _perSecond;
    private readonly long _began;
    private readonly Lock _lock = new();
    private TimeSpan _free;

    /// <summary>A pace of this many items a second.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="perSecond">The most items a second, more than 0; <see langword="null"/> for no limit.</param>
    public Pace(TimeProvider time, double? perSecond)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _perSecond = perSecond;

        // Not the time of day, which may be set back.
        _began = time.GetTimestamp();
    }

    /// <summary>The most items that may be worked on at once, so that a slow pace is an even one: a second's worth, at least 1.</summary>
    public int LargestBatch => _perSecond is { } perSecond ? (int)Math.Clamp(perSecond, 1, int.MaxValue) : int.MaxValue;

    /// <summary>Waits until this many more items may be worked on.</summary>
    /// <param name="items">How many, at least 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(int items, CancellationToken cancellationToken)
    {
        if (_perSecond is not { } perSecond)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (_lock)
        {
            var now = _time.GetElapsedTime(_began);
            var start = _free > now ? _free : now;
            _free = start + TimeSpan.FromSeconds(items / perSecond);
            wait = start - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, _time, cancellationToken) : Task.CompletedTask;
    }
}
