namespace Notecast.Cli.Up;

/// <summary>How fast narrations are made, over the last half minute.</summary>
internal sealed class Rate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private readonly Queue<(long At, long Count)> _readings = new();

    /// <summary>Takes a reading of the counter.</summary>
    /// <returns>Counts a minute; 0 while there is nothing to compare with.</returns>
    public double PerMinute(long count)
    {
        var now = time.GetTimestamp();
        _readings.Enqueue((now, count));
        while (time.GetElapsedTime(_readings.Peek().At, now) > Window)
        {
            _readings.Dequeue();
        }

        var first = _readings.Peek();
        var elapsed = time.GetElapsedTime(first.At, now);
        return elapsed > TimeSpan.FromSeconds(1) ? (count - first.Count) / elapsed.TotalMinutes : 0;
    }
}
