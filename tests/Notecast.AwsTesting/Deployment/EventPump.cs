using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.EventSources.Invoking;

namespace Notecast.AwsTesting.Deployment;

/// <summary>
/// Hands events over as Lambda does, one step at a time: it reads the stream and the queue with the functions' roles, and deletes what a
/// function is done with.
/// </summary>
public sealed class EventPump : IDisposable
{
    private readonly NativeDeployment _deployment;
    private readonly AmazonSQSClient _queue;
    private readonly AmazonSQSClient _replays;
    private string? _iterator;

    /// <summary>A pump from the stream's beginning.</summary>
    public EventPump(NativeDeployment deployment)
    {
        _deployment = deployment;
        _queue = PollerOf("NarrateNote");
        _replays = PollerOf("ReplayDeadLetters");
    }

    private AmazonSQSClient PollerOf(string function) => new(
        _deployment[function].Credentials.ForClient, NativeDeployment.Configured(new AmazonSQSConfig(), _deployment.PollerCalls.Url));

    private string ReplayQueueUrl => _deployment.Stack.PhysicalIds["ReplayQueue"];

    private string SynthesisQueueUrl => _deployment.Stack.PhysicalIds["SynthesisQueue"];

    /// <summary>Does all steps until nothing is left to hand over.</summary>
    /// <exception cref="InvalidOperationException">A function fails.</exception>
    public async Task RunAsync()
    {
        RequireSuccess(await PlanAsync());
        while (await NarrateAsync() is { } narrated)
        {
            RequireSuccess(narrated);
        }

        foreach (var finished in await FinishAsync())
        {
            RequireSuccess(finished);
        }
    }

    private void RequireSuccess(InvocationResult? result)
    {
        if (result is not (null or { Status: InvocationStatus.Succeeded }))
        {
            var lines = NativeDeployment.FunctionNames.SelectMany(name => _deployment[name].Lines);
            throw new InvalidOperationException($"{result.ErrorType}: {result.ErrorMessage}\n{string.Join('\n', lines)}");
        }
    }

    /// <summary>Hands the new stream records over, all in one batch; <see langword="null"/> when there are none.</summary>
    public async Task<InvocationResult?> PlanAsync() =>
        await TakeChangesAsync() is { } changes ? await _deployment["PlanNarrations"].InvokeAsync(changes) : null;

    /// <summary>Takes the new stream records, as one event for <c>PlanNarrations</c>; <see langword="null"/> when there are none.</summary>
    public async Task<string?> TakeChangesAsync()
    {
        var records = await ReadStreamAsync();
        return records.Count == 0 ? null : $$"""{"Records":[{{string.Join(',', records)}}]}""";
    }

    /// <summary>Hands one job over; <see langword="null"/> when there is none.</summary>
    /// <param name="patience">How long to wait for one, 20 seconds at most: a job that failed comes back after a delay.</param>
    /// <param name="function">Who gets it; without it, the stack's NarrateNote.</param>
    public async Task<InvocationResult?> NarrateAsync(TimeSpan patience = default, DeployedFunction? function = null)
    {
        if (await ReceiveJobAsync(patience) is not { } message)
        {
            return null;
        }

        var result = await (function ?? _deployment["NarrateNote"]).InvokeAsync(EventOf(message));
        if (result.Status == InvocationStatus.Succeeded && FailuresIn(result).Count == 0)
        {
            await DeleteJobAsync(message);
        }

        return result;
    }

    /// <summary>Receives one job; <see langword="null"/> when there is none.</summary>
    /// <param name="patience">How long to wait for one, 20 seconds at most.</param>
    public async Task<Message?> ReceiveJobAsync(TimeSpan patience = default)
    {
        var received = await _queue.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = SynthesisQueueUrl,
            MaxNumberOfMessages = 1,
            WaitTimeSeconds = (int)patience.TotalSeconds,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        });
        return received.Messages?.FirstOrDefault();
    }

    /// <summary>Deletes a job that is done.</summary>
    public Task DeleteJobAsync(Message job) => _queue.DeleteMessageAsync(SynthesisQueueUrl, job.ReceiptHandle);

    /// <summary>Hands up to ten dead letters over that are being replayed; <see langword="null"/> when there are none.</summary>
    /// <param name="function">Who gets them; without it, the stack's ReplayDeadLetters.</param>
    public async Task<InvocationResult?> ReplayAsync(DeployedFunction? function = null)
    {
        var received = await _replays.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = ReplayQueueUrl,
            MaxNumberOfMessages = 10,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        });
        if (received.Messages is not [_, ..] messages)
        {
            return null;
        }

        var result = await (function ?? _deployment["ReplayDeadLetters"]).InvokeAsync(EventOf(messages));
        var failed = result.Status == InvocationStatus.Succeeded
            ? FailuresIn(result).Select(failure => failure!["itemIdentifier"]!.GetValue<string>()).ToHashSet()
            : [.. messages.Select(message => message.MessageId)];
        foreach (var message in messages.Where(message => !failed.Contains(message.MessageId)))
        {
            await _replays.DeleteMessageAsync(ReplayQueueUrl, message.ReceiptHandle);
        }

        return result;
    }

    private static JsonArray FailuresIn(InvocationResult result) => JsonNode.Parse(result.Payload.Span)!["batchItemFailures"]!.AsArray();

    /// <summary>Asks for the replay queue's attributes, as Lambda does when a mapping is made.</summary>
    public Task ReadReplayQueueAttributesAsync() => _replays.GetQueueAttributesAsync(ReplayQueueUrl, ["All"]);

    /// <summary>Looks at the jobs without taking them.</summary>
    public async Task<IReadOnlyList<Message>> PeekJobsAsync() =>
        (await _deployment.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = SynthesisQueueUrl,
            MaxNumberOfMessages = 10,
            VisibilityTimeout = 0,
            MessageSystemAttributeNames = ["All"],
        })).Messages ?? [];

    /// <summary>Asks for the queue's attributes, as Lambda does when a mapping is made.</summary>
    public Task ReadQueueAttributesAsync() => _queue.GetQueueAttributesAsync(SynthesisQueueUrl, ["All"]);

    /// <summary>Hands the events of created objects over, one after the other.</summary>
    public async Task<IReadOnlyList<InvocationResult>> FinishAsync()
    {
        var results = new List<InvocationResult>();
        foreach (var lambdaEvent in await ReceiveAllAsync(_deployment.CreatedObjectsQueueUrl))
        {
            results.Add(await _deployment["FinishNarration"].InvokeAsync(lambdaEvent));
        }

        return results;
    }

    /// <summary>Takes all messages of a queue, as the administrator.</summary>
    public async Task<IReadOnlyList<string>> ReceiveAllAsync(string queueUrl)
    {
        var bodies = new List<string>();
        while ((await _deployment.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 })).Messages is [_, ..] messages)
        {
            foreach (var message in messages)
            {
                bodies.Add(message.Body);
                await _deployment.Sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle);
            }
        }

        return bodies;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Dispose();
        _replays.Dispose();
    }

    /// <summary>Messages as Lambda hands them over.</summary>
    public static string EventOf(params IEnumerable<Message> messages) => new JsonObject
    {
        ["Records"] = new JsonArray([.. messages.Select(RecordOf)]),
    }.ToJsonString();

    private static JsonNode RecordOf(Message message) => new JsonObject
    {
        ["messageId"] = message.MessageId,
        ["receiptHandle"] = message.ReceiptHandle,
        ["body"] = message.Body,
        ["attributes"] = new JsonObject(
            message.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value))),
        ["messageAttributes"] = new JsonObject((message.MessageAttributes ?? []).Select(attribute => KeyValuePair.Create(
            attribute.Key,
            (JsonNode?)new JsonObject
            {
                ["stringValue"] = attribute.Value.StringValue,
                ["stringListValues"] = new JsonArray(),
                ["binaryListValues"] = new JsonArray(),
                ["dataType"] = attribute.Value.DataType,
            }))),
        ["md5OfBody"] = message.MD5OfBody,
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = $"arn:aws:sqs:{MotoServer.Region}:123456789012:queue",
        ["awsRegion"] = MotoServer.Region,
    };

    private async Task<List<string>> ReadStreamAsync()
    {
        var stream = _deployment.Stack.Outputs["NotesTableStreamArn"];
        _iterator ??= await OpenAsync(stream);
        var read = await StreamAsync("get-records", "--shard-iterator", _iterator);
        _iterator = read["NextShardIterator"]!.GetValue<string>();
        return [.. read["Records"]!.AsArray().Select(record => RecordOf(record!, stream))];
    }

    private async Task<string> OpenAsync(string stream)
    {
        var described = await StreamAsync("describe-stream", "--stream-arn", stream);
        var shard = described["StreamDescription"]!["Shards"]![0]!["ShardId"]!.GetValue<string>();
        var opened = await StreamAsync(
            "get-shard-iterator", "--stream-arn", stream, "--shard-id", shard, "--shard-iterator-type", "TRIM_HORIZON");
        return opened["ShardIterator"]!.GetValue<string>();
    }

    /// <summary>The SDK for .NET has its client for streams in a package of its own, which not every mirror has.</summary>
    private Task<JsonNode> StreamAsync(params string[] arguments) => MotoStack.AwsAsync(
        _deployment.PollerCalls.Url, _deployment["PlanNarrations"].Credentials, ["dynamodbstreams", .. arguments]);

    /// <summary>A record as Lambda hands it over: its time in seconds, and its stream named.</summary>
    private static string RecordOf(JsonNode record, string stream)
    {
        var time = record["dynamodb"]!["ApproximateCreationDateTime"];
        if (time?.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            record["dynamodb"]!["ApproximateCreationDateTime"] = DateTimeOffset.Parse(time.GetValue<string>(), CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        }

        record["eventSourceARN"] = stream;
        return record.ToJsonString();
    }
}
