using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>How large the packages are.</summary>
internal static class Sizes
{
    public static MarkdownTable Measure()
    {
        var table = new MarkdownTable("Sizes, MB (10⁶ bytes)", "function", "bootstrap", "zip");
        foreach (var function in NativeDeployment.FunctionNames)
        {
            table.Add(function, SizeOf(FunctionPrograms.NativePath(function)), SizeOf(FunctionPrograms.ZipPath(function)));
        }

        return table;
    }

    private static string SizeOf(string path) => Figure.Megabytes(new FileInfo(path).Length);
}
