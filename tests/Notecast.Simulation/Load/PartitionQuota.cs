namespace Notecast.Simulation.Load;

/// <summary>So many requests a second of each partition.</summary>
internal sealed class PartitionQuota(double perSecond, TimeProvider time) : Quota
{
    private readonly Dictionary<string, RateQuota> _partitions = [];

    public override bool HasRoom(string? partition) => Of(partition).HasRoom(partition);

    public override void Take(string? partition, TimeSpan lasts) => Of(partition).Take(partition, lasts);

    private RateQuota Of(string? partition)
    {
        var key = partition ?? "";
        if (!_partitions.TryGetValue(key, out var quota))
        {
            _partitions[key] = quota = new RateQuota(perSecond, perSecond, time);
        }

        return quota;
    }
}
