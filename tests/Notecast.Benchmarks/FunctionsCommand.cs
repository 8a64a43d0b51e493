using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>Measures the packaged functions on an AWS-compatible server of this machine.</summary>
internal static class FunctionsCommand
{
    /// <summary>Prints all tables.</summary>
    public static async Task MeasureAsync(int runs, TextWriter output)
    {
        FunctionPrograms.RequireAll();
        await output.WriteLineAsync(await Machine.DescribeAsync());
        await output.WriteLineAsync(Sizes.Measure().ToString());

        await using var deployment = await NativeDeployment.StartAsync(enforcesRights: false);
        using var pump = new EventPump(deployment);
        var notes = new NoteWriter(deployment);
        await output.WriteLineAsync((await new RequestCounts(deployment, pump, notes).MeasureAsync()).ToString());
        await output.WriteLineAsync((await new ColdStarts(deployment, pump, notes, runs).MeasureAsync()).ToString());
        await output.WriteLineAsync((await new PeakMemory(deployment, pump, notes).MeasureAsync()).ToString());
    }
}
