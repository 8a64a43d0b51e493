using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Aws;
using Notecast.AwsTesting;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.Speech;
using Notecast.Domain.UseCases;
using Notecast.InMemory;

namespace Notecast.Cli.Tests.Operations;

public sealed class InterruptedReplayTests(MotoServer server) : IAsyncLifetime
{
    private const int Letters = 60;

    /// <summary>How many copies are seen before the command is killed for the first, second and third time.</summary>
    private static readonly int[] Kills = [1, 12, 30];

    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly NotecastProcess _notecast = new();
    private readonly string _name = $"stack-{Guid.NewGuid():N}";
    private readonly List<DeadLetterMessage> _copies = [];
    private MotoStack _stack = null!;
    private AmazonSQSClient _sqs = null!;
    private AmazonDynamoDBClient _dynamo = null!;
    private AmazonS3Client _s3 = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var url = await server.GetUrlAsync();
        _stack = await MotoStack.CreateAsync(url, await TemplateWithoutMappingsAsync(), name: _name);
        _sqs = new AmazonSQSClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSQSConfig()));
        _dynamo = new AmazonDynamoDBClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonDynamoDBConfig()));
        _s3 = new AmazonS3Client(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonS3Config { ForcePathStyle = true }));
        _notecast.SignIn(url, MotoServer.Region);
    }

    public ValueTask DisposeAsync()
    {
        _notecast.Dispose();
        _sqs?.Dispose();
        _dynamo?.Dispose();
        _s3?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_replay_that_was_killed_again_and_again_loses_no_letter_and_doubles_none()
    {
        var bodies = await FailAsync();
        foreach (var seen in Kills)
        {
            using var command = _notecast.Start([.. Replay, "--rate", "20"]);
            while (_copies.Count < seen)
            {
                var hasEnded = command.HasExited;
                if (await ReceiveCopiesAsync() == 0 && hasEnded)
                {
                    Assert.Fail($"The command ended by itself: {command.ExitCode} {await command.StandardOutput.ReadToEndAsync(Token)}");
                }
            }

            command.Kill();
            await command.WaitForExitAsync(Token);
            await UntilLettersShowAgainAsync();
        }

        Assert.InRange(_copies.Count, Kills[^1], Letters - 1);
        var (exitCode, output, errors) = await _notecast.TryAsync(Replay);

        var left = await CountLettersAsync();
        Assert.True(exitCode is 0 or 1 && errors.Length == 0 && left == (0, 0), $"{left} letters are left. {output}{errors}");
        while (await ReceiveCopiesAsync() > 0)
        {
        }

        Assert.Equal(Letters, _copies.Select(copy => copy.Attributes[DeadLetterAttributes.ReplayOf]).Distinct().Count());
        Assert.Equal(bodies.Order(StringComparer.Ordinal), _copies.Select(copy => copy.Body).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), await CountLettersAsync());

        // Two copies of one letter may run at the same moment: then one of them comes back, to find that it is done.
        var replayer = NewReplayer();
        var unfinished = await replayer.ProcessAsync(_copies, TimeSpan.FromMinutes(5), Token, Token);
        Assert.Empty(await replayer.ProcessAsync(unfinished, TimeSpan.FromMinutes(5), Token, Token));
        Assert.Equal(bodies.Order(StringComparer.Ordinal), (await ReceiveJobsAsync()).Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), await CountLettersAsync());
    }

    /// <summary>The server would hand each copy over to a function that has no code, until the queue gives it up.</summary>
    private static async Task<JsonNode> TemplateWithoutMappingsAsync()
    {
        var template = await SamTemplate.TransformAsync(RepositoryRoot.Find());
        foreach (var (_, resource) in template["Resources"]!.AsObject())
        {
            if (resource!["Type"]!.GetValue<string>() == "AWS::Lambda::EventSourceMapping")
            {
                resource["Properties"]!["Enabled"] = false;
            }
        }

        return template;
    }

    private string[] Replay => ["dlq", "replay", "--all", "--yes", "--wait", "0", "--hold", "2s", "--stack", _name];

    /// <summary>Leaves notes whose jobs have failed.</summary>
    /// <returns>The bodies of their letters.</returns>
    private async Task<IReadOnlyList<string>> FailAsync()
    {
        var catalog = new DynamoCatalog(_dynamo, _stack.Outputs["CatalogTableName"], Clock);
        var deadLetters = new SqsDeadLetterQueue(_sqs, _stack.Outputs["DeadLetterQueueUrl"]);
        var bodies = new List<string>();
        for (var number = 0; number < Letters; number++)
        {
            var key = new NoteKey("ada", NoteId.FromString($"note-{number}"));
            var text = $"Note number {number}.";
            await _dynamo.PutItemAsync(
                _stack.Outputs["NotesTableName"],
                new() { ["UserId"] = new(key.UserId), ["NoteId"] = new(key.NoteId.Text), ["Note"] = new AttributeValue(text) },
                Token);
            var revision = Revision.FromSequenceNumber($"{number + 1}");
            var content = SpokenContent.Of(new NoteAttributes { Text = text }).Hash;
            await catalog.WantAsync(key, new Wanted(revision, content, Clock.GetUtcNow(), "c"), Token);
            bodies.Add(SynthesisJobFormat.Write(new SynthesisJob(key, revision, JobKind.Narrate, "c")));
            await deadLetters.SendAsync(new DeadLetter(bodies[^1], CauseNow()), Token);
        }

        return bodies;
    }

    private static DeadLetterCause CauseNow() => new()
    {
        Function = FunctionNames.NarrateNote,
        Step = FunctionNames.NarrateStep,
        Failure = new Failure(FailureCode.SpeechUnavailable, "The speech service is down.", "Wait.", IsPermanent: false),
        ErrorType = "SpeechUnavailable",
        Attempts = 10,
        FirstFailedAt = Clock.GetUtcNow(),
        LastFailedAt = Clock.GetUtcNow(),
        CorrelationId = "c",
    };

    /// <summary>Takes what is on the replay queue, and waits a little for it.</summary>
    private async Task<int> ReceiveCopiesAsync()
    {
        var received = await ReceiveAsync("ReplayQueueUrl");
        _copies.AddRange(received.Select(message => new DeadLetterMessage
        {
            MessageId = message.MessageId,
            Body = message.Body,
            Attributes = message.MessageAttributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue),
            SentAt = Clock.GetUtcNow(),
            ReceiveCount = 1,
        }));
        return received.Count;
    }

    private async Task<IReadOnlyList<string>> ReceiveJobsAsync()
    {
        var jobs = new List<string>();
        while (await ReceiveAsync("SynthesisQueueUrl") is { Count: > 0 } received)
        {
            jobs.AddRange(received.Select(message => message.Body));
        }

        return jobs;
    }

    /// <summary>Receives and deletes messages; waits up to a second for the first.</summary>
    private async Task<List<Message>> ReceiveAsync(string queue)
    {
        var url = _stack.Outputs[queue];
        var request = new ReceiveMessageRequest
        {
            QueueUrl = url,
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = 1,
            MessageAttributeNames = ["All"],
        };
        var received = (await _sqs.ReceiveMessageAsync(request, Token)).Messages ?? [];
        foreach (var message in received)
        {
            await _sqs.DeleteMessageAsync(url, message.ReceiptHandle, Token);
        }

        return received;
    }

    private async Task UntilLettersShowAgainAsync()
    {
        while ((await CountLettersAsync()).Hidden > 0)
        {
            await ReceiveCopiesAsync();
        }
    }

    private async Task<(int Visible, int Hidden)> CountLettersAsync()
    {
        var answer = await _sqs.GetQueueAttributesAsync(_stack.Outputs["DeadLetterQueueUrl"], ["All"], Token);
        return (answer.ApproximateNumberOfMessages, answer.ApproximateNumberOfMessagesNotVisible);
    }

    /// <summary>What ReplayDeadLetters does, on the stack's queues and tables.</summary>
    private DeadLetterReplayer NewReplayer()
    {
        var notes = new DynamoNoteTable(_dynamo, _stack.Outputs["NotesTableName"], Clock);
        var catalog = new DynamoCatalog(_dynamo, _stack.Outputs["CatalogTableName"], Clock);
        var narrations = new S3NarrationStore(_s3, _stack.Outputs["AudioBucketName"], Clock);
        var queue = new SqsSynthesisQueue(_sqs, _stack.Outputs["SynthesisQueueUrl"]);
        var log = NullLogger.Instance;
        var ofNotes = new NoteReconciler(catalog, notes, narrations, narrations, Clock);
        return new DeadLetterReplayer(
            new ReplayPlanner(catalog, notes, narrations),
            queue,
            new NarrationFinisher(catalog, narrations, new InMemoryNarrationTopic(), Clock, log),
            ofNotes,
            new Reconciler(notes, catalog, narrations, narrations, ofNotes, queue, Clock, log),
            new InMemoryReplayGuard(Clock),
            new SqsDeadLetterQueue(_sqs, _stack.Outputs["DeadLetterQueueUrl"]),
            Clock,
            log);
    }
}
