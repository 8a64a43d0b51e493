using System.Runtime.InteropServices;

namespace Notecast.Benchmarks;

/// <summary>What the figures depend on.</summary>
internal static class Machine
{
    private const string Unknown = "unknown processor";

    /// <summary>One line about the machine and its runtime.</summary>
    public static async Task<string> DescribeAsync()
    {
        var load = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
        return $"{await ProcessorAsync()}, {Environment.ProcessorCount} cores, {RuntimeInformation.RuntimeIdentifier}, "
            + $"{RuntimeInformation.FrameworkDescription}; load average at the start {load}.\n";
    }

    private static async Task<string> ProcessorAsync()
    {
        if (!File.Exists("/proc/cpuinfo"))
        {
            return Unknown;
        }

        var lines = await File.ReadAllLinesAsync("/proc/cpuinfo");
        var model = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return model?.Split(':', 2)[1].Trim() ?? Unknown;
    }
}
