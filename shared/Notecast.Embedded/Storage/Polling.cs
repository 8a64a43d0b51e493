namespace Notecast.Embedded.Storage;

/// <summary>
/// Waits for rows: at once for those of this process, which raise a signal, within <see cref="Interval"/> for those of others.
/// </summary>
internal static class Polling
{
    /// <summary>How long a row of another process may stay unseen.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until <paramref name="isEnough"/> or until <paramref name="atMost"/> has passed, and returns what was seen last.</summary>
    public static async Task<T> UntilAsync<T>(
        Func<Task<T>> look, Func<T, bool> isEnough, Signal signal, TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var raised = signal.Next;
            var seen = await look();
            var left = atMost - time.GetElapsedTime(start);
            if (isEnough(seen) || left <= TimeSpan.Zero)
            {
                return seen;
            }

            await WaitAsync(raised, left < Interval ? left : Interval, time, cancellationToken);
        }
    }

    private static async Task WaitAsync(Task raised, TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(raised, Task.Delay(atMost, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
