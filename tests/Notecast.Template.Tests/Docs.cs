using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

/// <summary>The pages of <c>docs/</c>.</summary>
internal static class Docs
{
    public static Task<string> ReadAsync(string page) =>
        File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "docs", page), TestContext.Current.CancellationToken);
}
