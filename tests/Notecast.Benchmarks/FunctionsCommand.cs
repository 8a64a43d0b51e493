using Notecast.AwsTesting.Deployment;
using Xunit.Sdk;

namespace Notecast.Benchmarks;

/// <summary>Measures the packaged functions on an AWS-compatible server of this machine.</summary>
internal static class FunctionsCommand
{
    private const int Failed = 1;

    // How xunit marks the message of an exception that skips a test.
    private const string SkipMark = "$XunitDynamicSkip$";

    /// <summary>Prints all tables; the exit code.</summary>
    public static async Task<int> RunAsync(int runs, TextWriter output)
    {
        try
        {
            FunctionPrograms.RequireAll();
            await MeasureAsync(runs, output);
            return 0;
        }
        catch (FileNotFoundException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
        catch (SkipException exception)
        {
            // What would skip a test: a program that is not installed.
            await Console.Error.WriteLineAsync(exception.Message.Replace(SkipMark, "", StringComparison.Ordinal));
            return Failed;
        }
    }

    private static async Task MeasureAsync(int runs, TextWriter output)
    {
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
