namespace Notecast.Cli.Output;

/// <summary>Paths as people type them.</summary>
internal static class Paths
{
    /// <summary>Relative to the current folder where that is shorter.</summary>
    public static string Display(string path)
    {
        var full = Path.GetFullPath(path);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        return relative.Length < full.Length ? relative : full;
    }
}
