using System.Globalization;

namespace Notecast.Fuzzing.Tests;

public class FuzzTests(ITestOutputHelper output)
{
    /// <summary>For each target. A run takes seconds: this tells an endless input, on the slowest machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static TheoryData<string> Names { get; } = [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reader_bears_mutated_inputs(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);
        var inputs = 1 + ((FuzzSettings.Inputs - 1) / FuzzTargets.All.Count);

        var report = new Fuzzer(FuzzSettings.Seed, Patience).Run(target, inputs);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {name}: {report.Inputs} inputs, {report.Accepted} accepted, {report.InputBytes} bytes; allocated at most
            {report.MostAllocated} bytes for one of usual size, {report.MostAllocatedEach:F1} for each byte of a large one
            """));
        Assert.Equal(inputs, report.Inputs);
        Assert.InRange(report.Accepted, 1, inputs);
    }
}
