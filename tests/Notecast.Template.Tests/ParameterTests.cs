using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notecast.Template.Tests;

public class ParameterTests(TemplateSource source)
{
    [Fact]
    public async Task Each_parameter_has_a_default_a_description_and_a_rule_that_is_explained()
    {
        foreach (var (name, parameter) in await ParametersAsync())
        {
            var members = parameter!.AsObject();
            Assert.True(members.ContainsKey("Default") && members.ContainsKey("Description"), name);
            Assert.Contains(members, member => member.Key is "AllowedValues" or "AllowedPattern" or "MinValue");
            Assert.True(members.ContainsKey("AllowedValues") || members.ContainsKey("ConstraintDescription"), name);
        }
    }

    [Fact]
    public async Task Each_parameter_is_used_and_in_one_group()
    {
        var template = await source.TransformAsync();
        var groups = template["Metadata"]!["AWS::CloudFormation::Interface"]!["ParameterGroups"]!.AsArray();
        var names = (await ParametersAsync()).Select(parameter => parameter.Key).ToList();

        Assert.Equal(names.Order(), groups.SelectMany(group => group!["Parameters"]!.AsArray()).Select(name => name!.ToString()).Order());
        var text = $"{template["Resources"]}{template["Conditions"]}";
        Assert.All(names, name => Assert.Matches($$"""("Ref": "|\$\{){{name}}["}]""", text));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("their-notes", "arn:aws:dynamodb:eu-west-1:123456789012:table/their-notes/stream/2026-03-01T10:11:12.123", true)]
    [InlineData("their-notes", "", false)]
    [InlineData("", "arn:aws:dynamodb:eu-west-1:123456789012:table/their-notes/stream/2026-03-01T10:11:12.123", false)]
    public async Task An_existing_table_is_named_with_its_stream_or_not_at_all(string name, string stream, bool allowed)
    {
        // Only the rules are of interest: what they refuse is never made.
        var rule = (await source.TransformAsync())["Rules"]!["ExistingTable"]!["Assertions"]!;
        var intrinsics = new Intrinsics(
            await source.TransformAsync(),
            new Dictionary<string, string> { ["ExistingTableName"] = name, ["ExistingTableStreamArn"] = stream });

        Assert.Equal(allowed, rule.AsArray().All(assertion => intrinsics.Holds(assertion!["Assert"]!)));
        Assert.All(rule.AsArray(), assertion => Assert.NotEmpty(assertion!["AssertDescription"]!.ToString()));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1", false)]
    [InlineData("2", true)]
    public async Task Lambda_knows_no_concurrency_of_one(string value, bool allowed) =>
        Assert.Equal(allowed, (await source.ResolveAsync("MaximumConcurrency", value)).IsAllowed);

    [Theory]
    [InlineData("ExistingTableName", "notes", true)]
    [InlineData("ExistingTableName", "no", false)]
    [InlineData("ExistingTableName", "a/b/c", false)]
    [InlineData("ExistingTableStreamArn", "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/notes/stream/2026-03-01T10:11:12.123", true)]
    [InlineData("ExistingTableStreamArn", "arn:aws:dynamodb:eu-west-1:123456789012:table/notes", false)]
    [InlineData("StreamFilter", """{"eventName":["INSERT"]}""", true)]
    [InlineData("StreamFilter", "INSERT", false)]
    [InlineData("SpeechQuotas", "neural=16/20/36", true)]
    [InlineData("SpeechQuotas", "neural=16/20/36,long-form=8/10/26", true)]
    [InlineData("SpeechQuotas", "neural=16", false)]
    [InlineData("SpeechQuotas", "neural=16/20/36,", false)]
    [InlineData("AlarmTopicArn", "arn:aws:sns:eu-west-1:123456789012:alarms", true)]
    [InlineData("AlarmTopicArn", "alarms", false)]
    public async Task A_value_of_the_wrong_form_is_refused(string parameter, string value, bool allowed)
    {
        var rule = (await ParametersAsync())[parameter]!;

        // CloudFormation matches the whole value.
        Assert.Equal(allowed, Regex.IsMatch(value, $@"\A(?:{rule["AllowedPattern"]})\z"));
        Assert.Matches($@"\A(?:{rule["AllowedPattern"]})\z", rule["Default"]!.ToString());
    }

    [Fact]
    public async Task Outputs_name_what_clients_and_operators_need()
    {
        var outputs = (await source.ResolveAsync()).Outputs;

        Assert.Equal("{NotesTable}", outputs["NotesTableName"]);
        Assert.Equal("{CatalogTable}", outputs["CatalogTableName"]);
        Assert.Equal("{AudioBucket}", outputs["AudioBucketName"]);
        Assert.Equal("{NarrationTopic}", outputs["NarrationTopicArn"]);
        Assert.Equal("{SynthesisQueue}", outputs["SynthesisQueueUrl"]);
        Assert.Equal("{DeadLetterQueue}", outputs["DeadLetterQueueUrl"]);
        Assert.All(
            (await source.TransformAsync())["Outputs"]!.AsObject(), output => Assert.NotEmpty(output.Value!["Description"]!.ToString()));
    }

    private async Task<JsonObject> ParametersAsync() => (await source.TransformAsync())["Parameters"]!.AsObject();
}
