using System.Diagnostics;
using System.Runtime.InteropServices;
using Notecast.AwsTesting;

namespace Notecast.Benchmarks.Functions;

/// <summary>Functions of the benchmarks themselves, which <c>./package</c> does not make.</summary>
internal static class PublishedFunction
{
    /// <summary>Publishes a project of <c>tests/</c> as a native executable, as <c>./package</c> does; the executable's path.</summary>
    /// <exception cref="InvalidOperationException">It cannot be built; the message says why.</exception>
    public static async Task<string> PublishAsync(string project)
    {
        var root = RepositoryRoot.Find();
        var output = Path.Combine(root, "artifacts", ".benchmarks", project);
        var start = new ProcessStartInfo(
            FunctionPrograms.DotnetPath,
            [
                "publish", Path.Combine(root, "tests", project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                "--artifacts-path", Path.Combine(root, "artifacts", ".build", "benchmarks"), "-o", output, "--nologo",
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var log = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Path.Combine(output, project)
            : throw new InvalidOperationException($"{project} could not be published:\n{log}");
    }
}
