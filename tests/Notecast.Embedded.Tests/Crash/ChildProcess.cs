using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Notecast.Embedded.Tests.Crash;

/// <summary>
/// Runs this test program again as a process of its own, which prints a line at each step, and kills it. The process finds its task in the
/// environment before any test framework starts.
/// </summary>
internal static class ChildProcess
{
    private const string TaskVariable = "NOTECAST_TEST_CHILD";
    private const int Killed = 128 + 9;
    private const string FolderVariable = "NOTECAST_TEST_FOLDER";

    /// <summary>Starts a child and kills it (SIGKILL) when <paramref name="isTime"/> says so of its lines, or lets it end well.</summary>
    /// <returns>The lines that it printed.</returns>
    public static async Task<List<string>> RunAsync(string task, string folder, Func<List<string>, bool>? isTime = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        start.Environment[TaskVariable] = task;
        start.Environment[FolderVariable] = folder;
        using var child = Process.Start(start)!;
        var lines = new List<string>();
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (isTime?.Invoke(lines) ?? false)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(isTime is null ? 0 : Killed, child.ExitCode);
        return lines;
    }

#pragma warning disable CA2255 // The test program has no entry point of its own.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunTask()
    {
        if (Environment.GetEnvironmentVariable(TaskVariable) is not { } task)
        {
            return;
        }

        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        var work = task switch
        {
            "import" => Importer.RunAsync(folder),
            "dictate" => Dictator.RunAsync(folder),
            "replay" => Replayer.RunAsync(folder),
            _ => MiniPipeline.RunAsync(folder),
        };
        work.GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    /// <summary>Says that a step is done; the parent may kill the process at any time after it.</summary>
    public static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
