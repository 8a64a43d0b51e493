namespace Notecast.AwsTesting;

/// <summary>The folder of the solution, above the one of the program that runs.</summary>
public static class RepositoryRoot
{
    /// <summary>Its path.</summary>
    /// <exception cref="DirectoryNotFoundException">The program runs elsewhere.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has a Pipeline.sln: run what is built in a checkout of Notecast.");
    }
}
