using System.Text.RegularExpressions;
using Notecast.AwsTesting;
using Notecast.Domain.Failures;

namespace Notecast.Cli.Tests;

/// <summary>What <c>docs/deploy.md</c> says of the answers of speech on demand is so.</summary>
public partial class DeployPageTests
{
    /// <summary>Failures of the event flow, which no request has.</summary>
    private static readonly string[] OfEventsAlone =
        [nameof(FailureCode.JobUnreadable), nameof(FailureCode.RecordUnreadable), nameof(FailureCode.CatalogBehind)];

    [Fact]
    public async Task The_page_says_once_what_a_caller_does_about_each_failure_code()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot.Find(), "docs", "deploy.md"), TestContext.Current.CancellationToken);

        var explained = Rows().Matches(page).SelectMany(row => row.Groups["code"].Captures).Select(code => code.Value);
        Assert.Equal(Enum.GetNames<FailureCode>().Except(OfEventsAlone).Order(), explained.Order());
    }

    /// <summary>The rows below the heading of the table of codes.</summary>
    [GeneratedRegex(@"(?<=\| code \| means \| do \|\n\| --- \| --- \| --- \|\n(?:\|.*\n)*)\|(?:,? `(?<code>[A-Za-z]+)`)+ \|")]
    private static partial Regex Rows();
}
