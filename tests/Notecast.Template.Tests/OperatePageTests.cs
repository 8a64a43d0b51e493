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
    public async Task The_policies_on_the_page_are_some()
    {
        var policies = await PoliciesAsync();

        Assert.Equal(2, policies.Count);
        Assert.All(policies, policy => Assert.Equal("2012-10-17", policy["Version"]!.ToString()));
        Assert.All(
            policies.SelectMany(policy => policy["Statement"]!.AsArray()),
            statement => Assert.Equal("Allow", statement!["Effect"]!.ToString()));
    }

    [Fact]
    public async Task Who_dictates_by_the_command_needs_what_the_function_has_for_it()
    {
        var stack = await source.ResolveAsync();
        var function = Rights.Of(stack, "DictateNote").Where(right => !IsOfFunctionsAlone(right));

        var command = (await PoliciesAsync())[1]["Statement"]!.AsArray()
            .SelectMany(
                statement => Rights.Texts(statement!["Action"]),
                (statement, action) => (Action: action, Resources: Rights.Texts(statement!["Resource"])))
            .SelectMany(right => right.Resources, (right, resource) => $"{right.Action} {InTemplate(resource, stack)}");

        Assert.Equal(
            function.Append("cloudformation:DescribeStacks arn:aws:cloudformation:REGION:ACCOUNT:stack/notecast/*").Order(),
            command.Order());
    }

    private static bool IsOfFunctionsAlone(string right) =>
        right.StartsWith("logs:", StringComparison.Ordinal)
        || right.StartsWith("xray:", StringComparison.Ordinal)
        || right.EndsWith("{IdempotencyTable.Arn}", StringComparison.Ordinal);

    /// <summary>A resource of the page as the template's rights name it.</summary>
    private static string InTemplate(string resource, ResolvedStack stack) => resource
        .Replace("arn:aws:dynamodb:REGION:ACCOUNT:table/NOTES-TABLE", "{NotesTable.Arn}", StringComparison.Ordinal)
        .Replace("arn:aws:dynamodb:REGION:ACCOUNT:table/CATALOG-TABLE", "{CatalogTable.Arn}", StringComparison.Ordinal)
        .Replace("AUDIO-BUCKET", stack.Text("AudioBucket", "BucketName"), StringComparison.Ordinal);

    private static async Task<List<JsonNode>> PoliciesAsync() =>
        [.. Policies().Matches(await PageAsync()).Select(policy => JsonNode.Parse(policy.Groups["json"].Value)!)];

    private static Task<string> PageAsync() => Docs.ReadAsync("operate.md");

    [GeneratedRegex(@"(?m)^\| `(?<alarm>[A-Za-z]+Alarm)` \|")]
    private static partial Regex Rows();

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Policies();
}
