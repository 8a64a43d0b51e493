namespace Notecast.Benchmarks;

/// <summary>Measures code of this process: processor time, which other programs of the machine lengthen less than the clock's.</summary>
internal static class CpuRuns
{
    private const int Runs = 7;

    /// <summary>Short code is repeated for this long, as the processor's time is counted in steps.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    /// <summary>How many runs a median is taken of.</summary>
    public static string Remark { get; } =
        $"Medians of {Runs} runs in processor seconds, each of at least {Shortest.TotalMilliseconds:F0} ms, after two to warm up.";

    /// <summary>Measures code that has one thread.</summary>
    /// <returns>Processor seconds and allocated bytes of one call, each the median.</returns>
    public static async Task<(double Seconds, double Bytes)> MeasureAsync(Func<Task> call)
    {
        // The first time, the JIT still compiles.
        await CountCallsAsync(call);
        var calls = await CountCallsAsync(call);
        var runs = new List<(double Seconds, double Bytes)>();
        for (var run = 0; run < Runs; run++)
        {
            GC.Collect();
            runs.Add(await MeasureAsync(call, calls));
        }

        return (Figure.Median(runs.Select(run => run.Seconds)), Figure.Median(runs.Select(run => run.Bytes)));
    }

    /// <summary>Measures code that has one thread and waits for nothing.</summary>
    public static Task<(double Seconds, double Bytes)> MeasureAsync(Action call) => MeasureAsync(() =>
    {
        call();
        return Task.CompletedTask;
    });

    /// <summary>How many calls a run needs.</summary>
    private static async Task<int> CountCallsAsync(Func<Task> call)
    {
        var calls = 0;
        var before = Environment.CpuUsage.TotalTime;
        do
        {
            await call();
            calls++;
        }
        while (Environment.CpuUsage.TotalTime - before < Shortest);

        return calls;
    }

    private static async Task<(double Seconds, double Bytes)> MeasureAsync(Func<Task> call, int calls)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var before = Environment.CpuUsage.TotalTime;
        for (var number = 0; number < calls; number++)
        {
            await call();
        }

        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return (seconds / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls);
    }
}
