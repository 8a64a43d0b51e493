using System.Text.RegularExpressions;

namespace Notecast.Template.Tests;

/// <summary>The outputs that the pages ask a stack for are outputs of the template.</summary>
public partial class OutputsOfPagesTests(TemplateSource source)
{
    [Theory]
    [InlineData("deploy.md")]
    [InlineData("operate.md")]
    public async Task A_page_asks_for_outputs_that_the_stack_has(string page)
    {
        var asked = Asked().Matches(await Docs.ReadAsync(page)).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.NotEmpty(asked);
        Assert.Subset((await source.ResolveAsync()).Outputs.Keys.ToHashSet(), asked);
    }

    [GeneratedRegex(@"\$\(output (?<name>\w+)\)|The output `(?<name>\w+)`")]
    private static partial Regex Asked();
}
