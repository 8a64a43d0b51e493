using Notecast.Cli.Hosting;
using Notecast.Simulation.Schedules;

namespace Notecast.Cli.Simulating;

/// <summary>A script to replay.</summary>
internal static class ScriptFile
{
    private const string StandardInput = "-";

    /// <summary>Reads a script from a file, or from standard input as <c>-</c>.</summary>
    /// <exception cref="CommandException">It cannot be read; the message names the file, the line and the rule.</exception>
    public static async Task<Schedule> ReadAsync(string path, TextReader input, CancellationToken stop)
    {
        var place = path == StandardInput ? "standard input" : path;
        try
        {
            var script = path == StandardInput ? await input.ReadToEndAsync(stop) : await File.ReadAllTextAsync(path, stop);
            return ScheduleText.Read(script);
        }
        catch (FormatException exception)
        {
            throw new CommandException(ExitCodes.Failed, $"{place}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.Failed, $"{place} cannot be read: {exception.Message}", exception);
        }
    }
}
