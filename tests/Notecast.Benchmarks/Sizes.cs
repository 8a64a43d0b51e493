using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>How large the packaged functions are.</summary>
internal static class Sizes
{
    public static void Print()
    {
        Console.WriteLine("| function | executable, MB | zip, MB |\n| --- | --- | --- |");
        foreach (var name in NativeDeployment.FunctionNames)
        {
            var executable = new FileInfo(NativeDeployment.Packaged(name).Program);
            var zip = new FileInfo(Path.Combine(RepositoryRoot.Find(), "artifacts", $"{name}.zip"));
            Console.WriteLine($"| {name} | {executable.Length / 1e6:F1} | {zip.Length / 1e6:F1} |");
        }

        Console.WriteLine();
    }
}
