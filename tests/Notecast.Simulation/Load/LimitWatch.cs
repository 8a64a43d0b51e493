namespace Notecast.Simulation.Load;

/// <summary>Notes which limits held the pipeline back, when first and how often.</summary>
internal sealed class LimitWatch(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly Dictionary<LoadLimit, LimitFigures> _met = [];

    /// <summary>The limits that were met, the first one first.</summary>
    public IReadOnlyList<LimitFigures> Met => [.. _met.Values.OrderBy(met => met.FirstAt).ThenBy(met => met.Limit)];

    /// <summary>The limit holds the pipeline back at this moment.</summary>
    public void Meet(LoadLimit limit, long times = 1)
    {
        var met = _met.GetValueOrDefault(limit) ?? new LimitFigures(limit, time.GetUtcNow() - _start, 0);
        _met[limit] = met with { Times = met.Times + times };
    }
}
