namespace Notecast.Simulation.Load;

/// <summary>So many requests at once.</summary>
internal sealed class ConcurrencyQuota(int atOnce, TimeProvider time) : Quota
{
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> _ends = new();

    public override bool HasRoom(string? partition)
    {
        while (_ends.TryPeek(out var end, out _) && end <= time.GetUtcNow())
        {
            _ends.Dequeue();
        }

        return _ends.Count < atOnce;
    }

    public override void Take(string? partition, TimeSpan lasts)
    {
        var end = time.GetUtcNow() + lasts;
        _ends.Enqueue(end, end);
    }
}
