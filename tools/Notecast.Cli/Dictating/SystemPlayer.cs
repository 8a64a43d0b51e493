using System.ComponentModel;
using System.Diagnostics;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Dictating;

/// <summary>The program that this system opens audio and links with.</summary>
internal static class SystemPlayer
{
    /// <summary>
    /// What a shell answers when a program cannot be run; one more when there is none. Source: POSIX, "Exit Status for Commands".
    /// </summary>
    private const int NotExecutable = 126;

    /// <summary>Opens a file or a link.</summary>
    /// <exception cref="CommandException">Nothing can open it.</exception>
    public static async Task OpenAsync(string target, CancellationToken stop)
    {
        var opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";

        // What the player says must not get among the output, which scripts read.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(target) { UseShellExecute = true }
            : new ProcessStartInfo("/bin/sh", ["-c", $"exec {opener} \"$1\" >&2", opener, target]);
        try
        {
            using var process = Process.Start(start);
            if (process is not null && !OperatingSystem.IsWindows())
            {
                await process.WaitForExitAsync(stop);
                Check(opener, process.ExitCode);
            }
        }
        catch (Win32Exception exception)
        {
            throw new CommandException(ExitCodes.Environment, $"Nothing opens it ({exception.Message}). Open it yourself.", exception);
        }
    }

    private static void Check(string opener, int exitCode)
    {
        if (exitCode >= NotExecutable)
        {
            throw CommandException.Environment(
                $"{opener} is missing, so nothing opens the audio. "
                + "Install it (Debian: apt-get install xdg-utils), or open the audio yourself.");
        }

        if (exitCode != 0)
        {
            throw CommandException.Failed($"{opener} could not open the audio (exit code {exitCode}). Open it yourself.");
        }
    }
}
