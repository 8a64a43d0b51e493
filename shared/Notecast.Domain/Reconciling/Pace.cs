namespace Notecast.Domain.Reconciling;

/// <summary>Keeps a rate, for all who share it.</summary>
internal sealed class Pace
{
    private readonly TimeProvider _time;
    private readonly double? _perSecond;
    private readonly Lock _lock = new();
    private DateTimeOffset _free;

    /// <summary>A pace of this many items a second; <see langword="null"/> for no limit.</summary>
    public Pace(TimeProvider time, double? perSecond)
    {
        _time = time;
        _perSecond = perSecond;
    }

    /// <summary>Waits until this many more items may be worked on.</summary>
    public Task WaitAsync(int items, CancellationToken cancellationToken)
    {
        if (_perSecond is not { } perSecond)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var start = _free > now ? _free : now;
            _free = start + TimeSpan.FromSeconds(items / perSecond);
            wait = start - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, _time, cancellationToken) : Task.CompletedTask;
    }
}
