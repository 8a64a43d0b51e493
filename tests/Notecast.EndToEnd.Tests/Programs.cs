namespace Notecast.EndToEnd.Tests;

/// <summary>Programs that a test needs beside the .NET SDK.</summary>
internal static class Programs
{
    /// <summary>Skips the test, with the reason, when a program is absent.</summary>
    public static void Require(params string[] names)
    {
        foreach (var name in names)
        {
            Assert.SkipUnless(IsHere(name), $"{name} is not installed.");
        }
    }

    private static bool IsHere(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, name)));
}
