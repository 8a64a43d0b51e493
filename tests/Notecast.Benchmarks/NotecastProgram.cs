using Notecast.AwsTesting;

namespace Notecast.Benchmarks;

/// <summary>The built <c>notecast</c>.</summary>
internal static class NotecastProgram
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        RepositoryRoot.Find(), "tools", "Notecast.Cli", "bin", "Release", "net10.0", "notecast");

    /// <summary>No variable on top of this process's.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();
}
