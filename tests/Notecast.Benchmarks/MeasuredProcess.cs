using System.ComponentModel;
using System.Diagnostics;

namespace Notecast.Benchmarks;

/// <summary>Runs a program to its end, and measures it.</summary>
internal static class MeasuredProcess
{
    /// <summary>How often a running process is looked at; what it uses in its last moments is not seen.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a program that must succeed.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables that it has on top of this process's.</param>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task<ProcessFigures> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var exited = process.WaitForExitAsync();
        var figures = new ProcessFigures(0, 0, 0, "");
        do
        {
            figures = Look(process) ?? figures;
        }
        while (await Task.WhenAny(exited, Task.Delay(Interval)) != exited);

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0
            ? figures with { Seconds = seconds, Output = await output }
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}{await output}");
    }

    /// <summary>What the process has used so far; <see langword="null"/> when it has just ended.</summary>
    private static ProcessFigures? Look(Process process)
    {
        try
        {
            process.Refresh();
            var peak = process.PeakWorkingSet64;
            return peak > 0 ? new ProcessFigures(0, process.TotalProcessorTime.TotalSeconds, peak, "") : null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
