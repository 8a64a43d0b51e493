namespace Notecast.Benchmarks;

/// <summary>What a process took.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="CpuSeconds">The processors' time, which other programs of the machine lengthen less.</param>
/// <param name="PeakBytes">The most memory it had resident (<c>VmHWM</c>).</param>
/// <param name="Output">What it wrote.</param>
internal sealed record ProcessFigures(double Seconds, double CpuSeconds, long PeakBytes, string Output)
{
    /// <summary>The median of each figure, with the output of the first.</summary>
    public static ProcessFigures MedianOf(IReadOnlyList<ProcessFigures> runs) => new(
        Figure.Median(runs.Select(run => run.Seconds)),
        Figure.Median(runs.Select(run => run.CpuSeconds)),
        (long)Figure.Median(runs.Select(run => (double)run.PeakBytes)),
        runs[0].Output);
}
