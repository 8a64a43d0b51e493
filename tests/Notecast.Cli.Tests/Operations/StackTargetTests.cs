using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.AwsTesting;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Notecast.Cli.Tests.Operations;

public sealed class StackTargetTests(MotoServer server) : IDisposable
{
    private readonly NotecastProcess _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_stack_of_the_template_is_found_and_mended()
    {
        var url = await server.GetUrlAsync();
        var name = $"stack-{Guid.NewGuid():N}";
        var stack = await MotoStack.CreateAsync(url, await SamTemplate.TransformAsync(RepositoryRoot.Find()), name: name);
        await MotoStack.AwsAsync(
            url, "dynamodb", "put-item", "--table-name", stack.Outputs["NotesTableName"], "--item",
            """{"UserId":{"S":"ada"},"NoteId":{"S":"tea"},"Note":{"S":"Tea at five."}}""");
        _notecast.SignIn(url, MotoServer.Region);

        var dry = await _notecast.JsonAsync("reconcile", "--stack", name, "--dry-run", "--json");
        var reconcile = await _notecast.JsonAsync("reconcile", "--stack", name, "--json");
        var again = await _notecast.JsonAsync("reconcile", "--stack", name, "--json");

        Assert.Equal($"{name} in {MotoServer.Region}", reconcile.GetProperty("target").GetString());
        Assert.Equal([1, 1, 0], new[] { dry, reconcile, again }.Select(result => result.GetProperty("queued").GetInt64()));
        Assert.Equal(1, again.GetProperty("findings").GetProperty("pending").GetInt64());
        Assert.True(reconcile.GetProperty("isPipelineRunning").GetBoolean());
        using var sqs = new AmazonSQSClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSQSConfig()));
        var jobs = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = stack.Outputs["SynthesisQueueUrl"], MaxNumberOfMessages = 10 },
            TestContext.Current.CancellationToken);
        Assert.Contains("tea", Assert.Single(jobs.Messages).Body, StringComparison.Ordinal);
        var config = await server.ConfigureAsync(new AmazonS3Config { ForcePathStyle = true });
        using var s3 = new AmazonS3Client(MotoServer.AnyCredentials, config);
        var audit = await ReadAuditAsync(s3, stack.Outputs["AudioBucketName"]);
        Assert.Equal(2, audit.Count);
        Assert.All(audit, entry => Assert.Contains("@", entry, StringComparison.Ordinal));
        Assert.All(audit, entry => Assert.Contains("(arn:aws:sts::123456789012:user/moto)", entry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_that_another_command_hides_are_told()
    {
        var url = await server.GetUrlAsync();
        var name = $"stack-{Guid.NewGuid():N}";
        var stack = await MotoStack.CreateAsync(url, await SamTemplate.TransformAsync(RepositoryRoot.Find()), name: name);
        using var sqs = new AmazonSQSClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSQSConfig()));
        var queue = stack.Outputs["DeadLetterQueueUrl"];
        await sqs.SendMessageAsync(queue, "no letter of ours", TestContext.Current.CancellationToken);
        var hide = new ReceiveMessageRequest { QueueUrl = queue, VisibilityTimeout = 600 };
        var hidden = Assert.Single((await sqs.ReceiveMessageAsync(hide, TestContext.Current.CancellationToken)).Messages);
        _notecast.SignIn(url, MotoServer.Region);

        var list = await _notecast.TryAsync("dlq", "list", "--stack", name);
        var json = await _notecast.JsonAsync("dlq", "list", "--stack", name, "--json");
        var replay = await _notecast.JsonAsync("dlq", "replay", "--all", "--yes", "--stack", name, "--json");
        var show = await _notecast.FailAsync(1, "dlq", "show", hidden.MessageId, "--stack", name);
        var export = await _notecast.TryAsync("dlq", "export", "--stack", name);

        const string Told = "About 1 other dead letter could not be read: another command hides them, or one that was killed";
        Assert.StartsWith($"No dead letter that could be read matches. {Told}", list.Output, StringComparison.Ordinal);
        Assert.Equal([1, 1], new[] { json, replay }.Select(document => document.GetProperty("hidden").GetInt64()));
        var problem = $"notecast: {hidden.MessageId}: no dead letter that could be read has this message id. {Told}";
        Assert.StartsWith(problem, show, StringComparison.Ordinal);
        Assert.StartsWith($"notecast: warning: {Told}", export.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_is_told()
    {
        _notecast.SignIn(await server.GetUrlAsync(), MotoServer.Region);

        Assert.StartsWith(
            $"notecast: There is no stack 'notecsat' in {MotoServer.Region}. Check --stack, --region and --profile;",
            await _notecast.FailAsync(3, "reconcile", "--stack", "notecsat"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_of_something_else_is_told()
    {
        var url = await server.GetUrlAsync();
        var name = $"stack-{Guid.NewGuid():N}";
        var other = JsonNode.Parse(
            """
            {
              "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } },
              "Outputs": { "SynthesisQueueUrl": { "Value": { "Ref": "Queue" } } }
            }
            """)!;
        await MotoStack.CreateAsync(url, other, name: name);
        _notecast.SignIn(url, MotoServer.Region);

        var error = await _notecast.FailAsync(3, "reconcile", "--stack", name);

        Assert.StartsWith(
            $"notecast: The stack '{name}' in {MotoServer.Region} (CREATE_COMPLETE) is not Notecast's, or of another version: "
            + "it has no output NotesTableName, CatalogTableName, AudioBucketName, DeadLetterQueueUrl, ReplayQueueUrl.",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_assumed_by_its_profile()
    {
        _notecast.SignIn(await server.GetUrlAsync(), MotoServer.Region);
        _notecast.WriteConfig(
            """
            [profile ops]
            role_arn = arn:aws:iam::123456789012:role/operator
            source_profile = me
            [profile me]
            aws_access_key_id = AKIDME
            aws_secret_access_key = secret
            """);

        Assert.StartsWith(
            "notecast: There is no stack 'notecast'",
            await _notecast.FailAsync(3, "reconcile", "--stack", "notecast", "--profile", "ops"),
            StringComparison.Ordinal);
    }

    /// <summary>The bodies of the audit log's objects.</summary>
    private static async Task<IReadOnlyList<string>> ReadAuditAsync(AmazonS3Client s3, string bucket)
    {
        var bodies = new List<string>();
        var objects = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }, TestContext.Current.CancellationToken);
        foreach (var entry in objects.S3Objects.Where(entry => entry.Key.Contains("audit", StringComparison.Ordinal)))
        {
            using var found = await s3.GetObjectAsync(bucket, entry.Key, TestContext.Current.CancellationToken);
            using var reader = new StreamReader(found.ResponseStream);
            bodies.Add(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return bodies;
    }
}
