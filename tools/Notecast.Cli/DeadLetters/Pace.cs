namespace Notecast.Cli.DeadLetters;

/// <summary>Spreads work evenly over time.</summary>
/// <param name="perSecond">The most a second; <see langword="null"/> for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class Pace(double? perSecond, TimeProvider time)
{
    private long? _began;
    private long _done;

    /// <summary>The most that may be done at once: about a second's worth.</summary>
    public int LargestBatch => perSecond is { } rate ? (int)Math.Clamp(rate, 1, int.MaxValue) : int.MaxValue;

    /// <summary>Waits until the next <paramref name="count"/> may be done.</summary>
    public async Task WaitAsync(int count, CancellationToken stop)
    {
        var began = _began ??= time.GetTimestamp();
        if (perSecond is { } rate)
        {
            var wait = TimeSpan.FromSeconds(_done / rate) - time.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, stop);
            }
        }

        _done += count;
    }
}
