using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

/// <summary>What <c>docs/deploy.md</c> and <c>samconfig.toml</c> say is what the template has.</summary>
public partial class DeployPageTests(TemplateSource source)
{
    [Fact]
    public async Task The_page_explains_each_parameter_with_its_default()
    {
        var page = await PageAsync();
        var rows = Rows().Matches(page)
            .Select(row => (Parameters: NamesIn(row.Groups["parameters"].Value), Default: row.Groups["default"].Value.Replace("`", "")))
            .ToList();
        var parameters = (await source.TransformAsync())["Parameters"]!.AsObject();

        Assert.Equal(parameters.Select(parameter => parameter.Key).Order(), rows.SelectMany(row => row.Parameters).Order());
        foreach (var (names, said) in rows.Where(row => row.Default is not ("none" or "all changes")))
        {
            Assert.Equal(names.Select(name => parameters[name]!["Default"]!.ToString()), said.Split(", "));
        }
    }

    [Fact]
    public async Task The_page_says_how_many_notes_are_narrated_at_once()
    {
        var page = await PageAsync();
        foreach (var (engine, settings) in (await source.TransformAsync())["Mappings"]!["SpeechEngines"]!.AsObject())
        {
            Assert.Matches($@"(?m)^\| [a-z, -]*\b{engine}\b[a-z, -]* \| \d+ \| {settings!["Environments"]} \|$", page);
        }
    }

    [Fact]
    public async Task The_page_counts_the_alarms()
    {
        string[] numbers = ["seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"];

        var alarms = (await source.ResolveAsync()).OfType("AWS::CloudWatch::Alarm").Count;

        Assert.Contains($"each of the {numbers[alarms - 7]} alarms", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_the_log_groups()
    {
        var stack = await source.ResolveAsync();
        var page = await PageAsync();

        Assert.All(
            stack.OfType("AWS::Logs::LogGroup"),
            group => Assert.Contains($"aws logs tail {stack.Text(group, "LogGroupName")}\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_policy_on_the_page_lets_callers_ask_the_alias_and_nothing_else()
    {
        var policy = JsonNode.Parse(Policies().Match(await PageAsync()).Groups["json"].Value)!;

        var statement = Assert.Single(policy["Statement"]!.AsArray())!;
        Assert.Equal(("Allow", "lambda:InvokeFunction"), (statement["Effect"]!.ToString(), statement["Action"]!.ToString()));
        Assert.EndsWith($":{(await source.ResolveAsync()).Text("DictateNoteAliaslive", "Name")}", statement["Resource"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sam_deploy_needs_no_options()
    {
        const string ToJson = "import json, sys, tomllib; json.dump(tomllib.load(open(sys.argv[1], 'rb')), sys.stdout)";
        var python = Programs.Require("python3", "apt-get install python3");
        var root = RepositoryRoot.Find();

        var settings = JsonNode.Parse(await Command.RunAsync(python, ["-c", ToJson, Path.Combine(root, "samconfig.toml")]))!["default"]!;

        Assert.Equal("notecast", settings["global"]!["parameters"]!["stack_name"]!.ToString());
        var deploy = settings["deploy"]!["parameters"]!;
        Assert.True(File.Exists(Path.Combine(root, deploy["template_file"]!.ToString())));
        Assert.Equal("CAPABILITY_IAM CAPABILITY_AUTO_EXPAND", deploy["capabilities"]!.ToString());
        Assert.True(deploy["resolve_s3"]!.GetValue<bool>());
        Assert.True(deploy["confirm_changeset"]!.GetValue<bool>());
    }

    private static List<string> NamesIn(string cell) => [.. Names().Matches(cell).Select(match => match.Groups["name"].Value)];

    private static Task<string> PageAsync() => Docs.ReadAsync("deploy.md");

    /// <summary>The rows of the table of parameters.</summary>
    [GeneratedRegex(@"(?m)(?<=\| parameter \| default \| is \|\n(?:\|.*\n)+)^\| (?<parameters>`[A-Z][A-Za-z]+`(?:, `[A-Z][A-Za-z]+`)*) \| (?<default>[^|]+) \| [^|]+ \|$")]
    private static partial Regex Rows();

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Policies();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`")]
    private static partial Regex Names();
}
