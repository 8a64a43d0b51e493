using Notecast.Cli.Samples;

namespace Notecast.SampleOutcomes;

/// <summary>The sample events that the command carries.</summary>
public static class SampleFiles
{
    /// <summary>The name of each, as <see cref="SampleRow.ToString"/> has it.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. SampleEvents.All.Select(sample => $"{sample.Function}/{sample.Case}")];

    /// <summary>The event of this name.</summary>
    public static string Read(string name) => SampleEvents.All.First(sample => $"{sample.Function}/{sample.Case}" == name).Json;
}
