using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notecast.Template.Tests;

/// <summary>What <c>docs/operate.md</c> says of the stack is what the template has.</summary>
public partial class OperatePageTests(TemplateSource source)
{
    [Fact]
    public async Task The_page_explains_each_alarm()
    {
        var rows = Rows().Matches(await PageAsync()).Select(row => row.Groups["alarm"].Value);

        Assert.Equal((await source.ResolveAsync()).OfType("AWS::CloudWatch::Alarm").Order(), rows.Order());
    }

    [Fact]
    public async Task The_page_names_parameters_that_the_stack_has()
    {
        string[] named = ["OldestJobSeconds", "StreamDelaySeconds", "MaximumConcurrency", "ParallelizationFactor", "StreamFilter"];
        var page = await PageAsync();

        Assert.All(named, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
        var parameters = (await source.TransformAsync())["Parameters"]!.AsObject().Select(parameter => parameter.Key);
        Assert.Subset(parameters.ToHashSet(), named.ToHashSet());
    }

    [Fact]
    public async Task The_policy_on_the_page_is_one()
    {
        var policy = JsonNode.Parse(Policies().Match(await PageAsync()).Groups["json"].Value)!;

        Assert.Equal("2012-10-17", policy["Version"]!.ToString());
        Assert.All(policy["Statement"]!.AsArray(), statement => Assert.Equal("Allow", statement!["Effect"]!.ToString()));
    }

    private static Task<string> PageAsync() => Docs.ReadAsync("operate.md");

    [GeneratedRegex(@"(?m)^\| `(?<alarm>[A-Za-z]+Alarm)` \|")]
    private static partial Regex Rows();

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Policies();
}
