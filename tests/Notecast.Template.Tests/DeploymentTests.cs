using System.Text.Json.Nodes;
using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

public class DeploymentTests(TemplateSource source, MotoServer server)
{
    [Fact]
    public async Task The_template_has_no_finding_of_the_linter()
    {
        var lint = Programs.Require("cfn-lint", "pip install cfn-lint");
        var root = RepositoryRoot.Find();

        var (exitCode, output, errors) = await Command.TryAsync(
            lint, ["--config-file", Path.Combine(root, ".cfnlintrc"), "--", Path.Combine(root, "template.yaml")]);

        Assert.Equal((0, "", ""), (exitCode, output, errors));
    }

    [Fact]
    public async Task The_text_uses_no_YAML_that_CloudFormation_does_not_read()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "template.yaml"), TestContext.Current.CancellationToken);

        Assert.DoesNotMatch(@"(?m)^\s*[^#\s][^#\n]*[:-] [&*][A-Za-z]", text);
        Assert.DoesNotContain("<<:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_template_is_refused_with_a_reason()
    {
        const string Script = "build/transform-template";
        const string Source = "Bucket: !Ref {0}\n            Events";
        var folder = Directory.CreateTempSubdirectory("notecast-template-");
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "template.yaml"), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "build"));
        File.Copy(Path.Combine(RepositoryRoot.Find(), Script), Path.Combine(folder.FullName, Script));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "template.yaml"),
            text.Replace(string.Format(null, Source, "AudioBucket"), string.Format(null, Source, "NoBucket"), StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => SamTemplate.TransformAsync(folder.FullName));

        Assert.Contains("FinishNarration", failure.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_whole_stack_is_created()
    {
        var url = await server.GetUrlAsync();
        var stack = await MotoStack.CreateAsync(url, await source.TransformAsync(), name: "own-table");

        Assert.Equal(Expected(await source.ResolveAsync()), stack.PhysicalIds.Keys.Order());
        Assert.Equal((await source.ResolveAsync()).Outputs.Keys.Order(), stack.Outputs.Keys.Order());
        Assert.DoesNotContain("", stack.Outputs.Values);
        Assert.Equal(stack.PhysicalIds["NotesTable"], stack.Outputs["NotesTableName"]);
        Assert.Equal("4", stack.Outputs["SpeechEnvironments"]);
        await AssertFunctionsAreToldWhatWasMadeAsync(url, stack);
        await AssertRolesCarryTheirPoliciesAsync(url, stack, await source.ResolveAsync());
    }

    [Fact]
    public async Task The_stack_is_created_for_an_existing_table()
    {
        var url = await server.GetUrlAsync();
        var table = await MotoStack.AwsAsync(
            url, "dynamodb", "create-table", "--table-name", "their-notes", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=UserId,AttributeType=S", "AttributeName=NoteId,AttributeType=S",
            "--key-schema", "AttributeName=UserId,KeyType=HASH", "AttributeName=NoteId,KeyType=RANGE",
            "--stream-specification", "StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES");
        var stream = table["TableDescription"]!["LatestStreamArn"]!.ToString();

        var parameters = new Dictionary<string, string> { ["ExistingTableName"] = "their-notes", ["ExistingTableStreamArn"] = stream };
        var stack = await MotoStack.CreateAsync(url, await source.TransformAsync(), parameters, "their-table");

        Assert.Equal(Expected(await source.ResolveAsync(parameters)), stack.PhysicalIds.Keys.Order());
        Assert.Equal("their-notes", stack.Outputs["NotesTableName"]);
        var mapping = await MotoStack.AwsAsync(
            url, "lambda", "get-event-source-mapping", "--uuid", stack.PhysicalIds["PlanNarrationsNoteChanges"]);
        Assert.Equal(stream, mapping["EventSourceArn"]!.ToString());
    }

    private static IEnumerable<string> Expected(ResolvedStack stack) => stack.Resources
        .Where(resource => !MotoStack.UnknownTypes.Contains(resource.Value["Type"]!.ToString()))
        .Select(resource => resource.Key)
        .Order();

    private static async Task AssertFunctionsAreToldWhatWasMadeAsync(Uri url, MotoStack stack)
    {
        var configuration = await MotoStack.AwsAsync(
            url, "lambda", "get-function-configuration", "--function-name", stack.PhysicalIds["NarrateNote"]);
        var variables = configuration["Environment"]!["Variables"]!;
        Assert.Equal(stack.PhysicalIds["NotesTable"], variables["NOTES_TABLE"]!.ToString());
        Assert.Equal(stack.PhysicalIds["CatalogTable"], variables["CATALOG_TABLE"]!.ToString());
        Assert.Equal(stack.PhysicalIds["IdempotencyTable"], variables["IDEMPOTENCY_TABLE"]!.ToString());
        Assert.Equal(stack.PhysicalIds["AudioBucket"], variables["AUDIO_BUCKET"]!.ToString());
        Assert.Equal(stack.PhysicalIds["SynthesisQueue"], variables["SYNTHESIS_QUEUE_URL"]!.ToString());
        Assert.Equal(stack.PhysicalIds["DeadLetterQueue"], variables["DEAD_LETTER_QUEUE_URL"]!.ToString());
    }

    private static async Task AssertRolesCarryTheirPoliciesAsync(Uri url, MotoStack stack, ResolvedStack resolved)
    {
        foreach (var function in resolved.OfType(ResolvedStack.Function))
        {
            var policy = await MotoStack.AwsAsync(
                url, "iam", "get-role-policy", "--role-name", stack.PhysicalIds[$"{function}Role"], "--policy-name", function);
            var statements = policy["PolicyDocument"]!["Statement"]!.AsArray();
            var template = resolved[$"{function}Role"]["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray();
            Assert.Equal(Actions(template), Actions(statements));
            Assert.All(
                statements.SelectMany(statement => Rights.Texts(statement!["Resource"])),
                resource => Assert.True(resource == "*" || resource.StartsWith("arn:aws:", StringComparison.Ordinal), resource));
        }
    }

    private static IEnumerable<string> Actions(JsonArray statements) =>
        statements.Select(statement => $"{statement!["Sid"]}: {string.Join(' ', Rights.Texts(statement["Action"]))}");
}
