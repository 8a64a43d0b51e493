using System.Diagnostics;

namespace Notecast.AwsTesting;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    /// <summary>Runs a program that may fail.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables that it has on top of this process's.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> TryAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Runs a program that must succeed, and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (exitCode, output, errors) = await TryAsync(program, arguments, environment);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {exitCode}: {errors}{output}");
    }
}
