namespace Notecast.AwsTesting;

/// <summary>Programs that tests start.</summary>
public static class Programs
{
    /// <summary>The path of a program on <c>PATH</c>; <see langword="null"/> when it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>The path of a program; skips the test, saying how to install it, when it is absent.</summary>
    /// <exception cref="ProgramMissingException">It is absent.</exception>
    public static string Require(string name, string howToInstall) =>
        Find(name) ?? throw new ProgramMissingException($"The program {name} is not installed: {howToInstall}.");
}
