namespace Notecast.Benchmarks;

/// <summary>The <c>notecast</c> that is measured: the one that measures.</summary>
internal static class NotecastProgram
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "notecast");

    /// <summary>No variable on top of this process's.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();
}
