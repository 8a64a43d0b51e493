namespace Notecast.Simulation.Load;

/// <summary>How long something took, of many.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">Half took no longer.</param>
/// <param name="NinetyNinth">99 of 100 took no longer.</param>
/// <param name="Longest">None took longer.</param>
public sealed record LatencyFigures(int Count, TimeSpan Median, TimeSpan NinetyNinth, TimeSpan Longest)
{
    /// <summary>The figures of some times; zeros for none.</summary>
    public static LatencyFigures Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return sorted is []
            ? new LatencyFigures(0, default, default, default)
            : new LatencyFigures(sorted.Length, Rank(sorted, 0.5), Rank(sorted, 0.99), sorted[^1]);
    }

    /// <summary>Nearest rank.</summary>
    private static TimeSpan Rank(TimeSpan[] sorted, double share) => sorted[(int)Math.Ceiling(sorted.Length * share) - 1];
}
