using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests.Rights;

/// <summary>What makes a function, or Lambda with the function's role, use each action of its role.</summary>
internal sealed class Exercises(EnforcedStack stack)
{
    private const string User = "ada";
    private const string UnknownLetter = """{"nobody": "knows this"}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Func<Task> Nothing = () => Task.CompletedTask;

    private string _note = "";

    /// <summary>By function and action: what to prepare with all rights, and what then uses the action.</summary>
    public IReadOnlyDictionary<(string Function, string Action), (Func<Task> Prepare, Func<Task> Act)> All =>
        new Dictionary<(string, string), (Func<Task>, Func<Task>)>(Dictations.All)
        {
            [("PlanNarrations", "dynamodb:UpdateItem")] = (Nothing, NarrateNewNoteAsync),
            [("PlanNarrations", "sqs:SendMessage")] = (Nothing, NarrateNewNoteAsync),
            [("PlanNarrations", "dynamodb:GetItem")] = (Nothing, PlanWithoutImagesAsync),
            [("PlanNarrations", "dynamodb:DescribeStream")] = (Nothing, ReadStreamAnewAsync),
            [("PlanNarrations", "dynamodb:GetShardIterator")] = (Nothing, ReadStreamAnewAsync),
            [("PlanNarrations", "dynamodb:GetRecords")] = (Nothing, ReadStreamAnewAsync),
            [("PlanNarrations", "dynamodb:ListStreams")] = (Nothing, ListStreamsAsync),
            [("NarrateNote", "dynamodb:GetItem")] = (Nothing, NarrateNewNoteAsync),
            [("NarrateNote", "dynamodb:PutItem")] = (Nothing, NarrateNewNoteAsync),
            [("NarrateNote", "dynamodb:UpdateItem")] = (Nothing, NarrateNewNoteAsync),
            [("NarrateNote", "dynamodb:DeleteItem")] = (Nothing, FailToSpeakAsync),
            [("NarrateNote", "s3:GetObject")] = (Nothing, NarrateNewNoteAsync),
            [("NarrateNote", "s3:PutObject")] = (Nothing, NarrateNewNoteAsync),
            [("NarrateNote", "s3:AbortMultipartUpload")] = (Nothing, FailToUploadAsync),
            [("NarrateNote", "s3:ListBucket")] = (HaveNarrationAsync, RemoveNoteAsync),
            [("NarrateNote", "s3:DeleteObject")] = (HaveNarrationAsync, RemoveNoteAsync),
            [("NarrateNote", "sqs:SendMessage")] = (Nothing, NarrateBadNoteAsync),
            [("NarrateNote", "sqs:ChangeMessageVisibility")] = (Nothing, FailToSpeakAsync),
            [("NarrateNote", "sqs:ReceiveMessage")] = (Nothing, NarrateNewNoteAsync),
            [("NarrateNote", "sqs:DeleteMessage")] = (Nothing, NarrateNewNoteAsync),
            [("NarrateNote", "sqs:GetQueueAttributes")] = (Nothing, ReadQueueAttributesAsync),
            [("NarrateNote", "polly:SynthesizeSpeech")] = (Nothing, SpeakByServerAsync),
            [("FinishNarration", "dynamodb:GetItem")] = (Nothing, NarrateNewNoteAsync),
            [("FinishNarration", "dynamodb:UpdateItem")] = (Nothing, NarrateNewNoteAsync),
            [("FinishNarration", "s3:GetObject")] = (Nothing, NarrateNewNoteAsync),
            [("FinishNarration", "sns:Publish")] = (Nothing, NarrateNewNoteAsync),
            [("FinishNarration", "s3:DeleteObject")] = (HaveNarrationAsync, EditNoteAsync),
            [("FinishNarration", "s3:ListBucket")] = (Nothing, FinishTwiceAsync),
            [("FinishNarration", "sqs:SendMessage")] = (Nothing, FinishUnknownVersionAsync),
            [("ReplayDeadLetters", "dynamodb:GetItem")] = (Nothing, ReplayJobAsync),
            [("ReplayDeadLetters", "dynamodb:PutItem")] = (Nothing, ReplayJobAsync),
            [("ReplayDeadLetters", "sqs:SendMessage")] = (Nothing, ReplayJobAsync),
            [("ReplayDeadLetters", "sqs:ReceiveMessage")] = (Nothing, ReplayJobAsync),
            [("ReplayDeadLetters", "sqs:DeleteMessage")] = (Nothing, ReplayJobAsync),
            [("ReplayDeadLetters", "sqs:GetQueueAttributes")] = (Nothing, ReadReplayQueueAttributesAsync),
            [("ReplayDeadLetters", "dynamodb:DeleteItem")] = (Nothing, FailToReturnAsync),
            [("ReplayDeadLetters", "dynamodb:UpdateItem")] = (Nothing, ReplayPoisonAsync),
            [("ReplayDeadLetters", "dynamodb:Scan")] = (Nothing, ReplayStreamBatchAsync),
            [("ReplayDeadLetters", "dynamodb:BatchGetItem")] = (Nothing, ReplayStreamBatchAsync),
            [("ReplayDeadLetters", "dynamodb:DescribeTable")] = (HaveNarrationAsync, ReplayStreamBatchOfUnknownAudioAsync),
            [("ReplayDeadLetters", "s3:GetObject")] = (Nothing, ReplayFinishAsync),
            [("ReplayDeadLetters", "s3:ListBucket")] = (Nothing, ReplayFinishAsync),
            [("ReplayDeadLetters", "sns:Publish")] = (Nothing, ReplayFinishAsync),
            [("ReplayDeadLetters", "s3:DeleteObject")] = (HaveNarrationAsync, ReplayFinishOfEditAsync),
        };

    /// <summary>The exercises of DictateNote.</summary>
    public DictationExercises Dictations { get; } = new(stack);

    private NativeDeployment Deployment => stack.Deployment;

    private IEnumerable<string> QueueUrls =>
    [
        .. new[] { "SynthesisQueue", "DeadLetterQueue", "ReplayQueue" }.Select(queue => Deployment.Stack.PhysicalIds[queue]),
        Deployment.CreatedObjectsQueueUrl,
    ];

    /// <summary>Ends what an exercise left in the queues.</summary>
    public async Task EmptyQueuesAsync()
    {
        Deployment.Calls.Fails = (_, _) => false;
        foreach (var queue in QueueUrls)
        {
            await Deployment.Sqs.PurgeQueueAsync(queue);
        }
    }

    /// <summary>Forgets the changes of notes that were only dictated, or whose planning was refused: they would be the next jobs.</summary>
    public Task ForgetChangesAsync() => stack.Pump.TakeChangesAsync();

    /// <summary>Forgets what an exercise left behind.</summary>
    public async Task ClearAsync()
    {
        await EmptyQueuesAsync();
        Deployment.Calls.Clear();
        Deployment.PollerCalls.Clear();
        foreach (var name in NativeDeployment.FunctionNames)
        {
            Deployment[name].ClearLines();
        }
    }

    /// <summary>Sends a dead letter, which needs the same action as sending a job, on another queue.</summary>
    public async Task PlanPoisonAsync() => await Deployment["PlanNarrations"].InvokeAsync(
        """{"Records":[{"eventID":"event-1","eventName":"INSERT","eventVersion":"2.0","eventSource":"aws:dynamodb","dynamodb":{"SequenceNumber":"1"}}]}""");

    /// <summary>Reads the record of an earlier replay from the idempotency table.</summary>
    public async Task ReplayTwiceAsync()
    {
        var replayOf = Guid.NewGuid();
        await ReplayAsync(UnknownLetter, replayOf);
        await ReplayAsync(UnknownLetter, replayOf);
    }

    /// <summary>Reads the receipt of an earlier run from the idempotency table.</summary>
    public async Task NarrateTwiceAsync()
    {
        await WriteNewNoteAsync("Delivered twice: " + Guid.NewGuid());
        await stack.Pump.PlanAsync();
        var job = (await stack.Pump.PeekJobsAsync()).Single(job => job.Body.Contains(_note, StringComparison.Ordinal));
        await Deployment["NarrateNote"].InvokeAsync(EventPump.EventOf(job));
        await Deployment["NarrateNote"].InvokeAsync(EventPump.EventOf(job));
    }

    private async Task NarrateNewNoteAsync()
    {
        await WriteNewNoteAsync("A note of its own: " + Guid.NewGuid());
        await stack.Pump.PlanAsync();
        await stack.Pump.NarrateAsync();
        await stack.Pump.FinishAsync();
    }

    /// <summary>As <see cref="NarrateNewNoteAsync"/>, but nothing may fail: what follows works on the narration.</summary>
    private async Task HaveNarrationAsync()
    {
        await WriteNewNoteAsync("A note to work on: " + Guid.NewGuid());
        await stack.Pump.RunAsync();
        var entry = await Deployment.EntryAsync(User, _note);
        Assert.Equal("ready", entry["Status"].S);
    }

    private async Task EditNoteAsync()
    {
        await Deployment.WriteNoteAsync(User, _note, "Other words.");
        await stack.Pump.PlanAsync();
        await stack.Pump.NarrateAsync();
        await stack.Pump.FinishAsync();
    }

    private async Task RemoveNoteAsync()
    {
        await Deployment.RemoveNoteAsync(User, _note);
        await stack.Pump.PlanAsync();
        await stack.Pump.NarrateAsync();
    }

    private async Task FailToSpeakAsync()
    {
        await WriteNewNoteAsync("Nobody speaks this: " + Guid.NewGuid());
        await stack.Pump.PlanAsync();
        Deployment.Speech.FailNext(1, 403, "AccessDeniedException");
        await stack.Pump.NarrateAsync();
    }

    private async Task NarrateBadNoteAsync()
    {
        await WriteNewNoteAsync("Hello.", ("Engine", "steam"));
        await stack.Pump.PlanAsync();
        await stack.Pump.NarrateAsync();
    }

    private async Task FailToUploadAsync()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("This sentence is spoken again and again.", 70));
        await WriteNewNoteAsync(string.Join("\n\n", Enumerable.Repeat(paragraph, 12)));
        await stack.Pump.PlanAsync();
        Deployment.Calls.Fails = (_, url) => url.Contains("partNumber=2", StringComparison.Ordinal);
        await stack.Pump.NarrateAsync();
    }

    private async Task FinishTwiceAsync()
    {
        await WriteNewNoteAsync("Told twice: " + Guid.NewGuid());
        await stack.Pump.PlanAsync();
        await stack.Pump.NarrateAsync();
        foreach (var created in await stack.Pump.ReceiveAllAsync(Deployment.CreatedObjectsQueueUrl))
        {
            await Deployment["FinishNarration"].InvokeAsync(created);
            await Deployment["FinishNarration"].InvokeAsync(created);
        }
    }

    private async Task FinishUnknownVersionAsync() => await Deployment["FinishNarration"].InvokeAsync(
        """{"Records":[{"eventVersion":"3.0","eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2026-03-01T12:00:00.000Z","s3":{"object":{"key":"narrations/a"}}}]}""");

    /// <summary>A record of a table whose stream carries keys only.</summary>
    private async Task PlanWithoutImagesAsync()
    {
        await WriteNewNoteAsync("Hello.");
        await stack.Pump.TakeChangesAsync();
        await Deployment["PlanNarrations"].InvokeAsync(new JsonObject
        {
            ["Records"] = new JsonArray(new JsonObject
            {
                ["eventID"] = "event-1",
                ["eventName"] = "INSERT",
                ["eventVersion"] = "1.1",
                ["eventSource"] = "aws:dynamodb",
                ["dynamodb"] = new JsonObject
                {
                    ["SequenceNumber"] = "9000000000000000000000",
                    ["Keys"] = new JsonObject { ["UserId"] = new JsonObject { ["S"] = User }, ["NoteId"] = new JsonObject { ["S"] = _note } },
                },
            }),
        }.ToJsonString());
    }

    private async Task ReplayJobAsync()
    {
        await WriteNewNoteAsync("Planned, and lost on its way: " + Guid.NewGuid());
        await stack.Pump.PlanAsync();
        var job = (await stack.Pump.ReceiveJobAsync())!;
        await stack.Pump.DeleteJobAsync(job);
        await ReplayAsync(job.Body);
    }

    /// <summary>A letter that cannot even be returned: its lock is given up, so that it may be replayed when it comes again.</summary>
    private async Task FailToReturnAsync()
    {
        await using var function = Deployment["ReplayDeadLetters"].With("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9");
        await ReplayAsync(UnknownLetter, function: function);
        Deployment[function.Name].TakeLinesOf(function);
    }

    private async Task ReplayPoisonAsync()
    {
        await WriteNewNoteAsync("Never planned.");
        await stack.Pump.TakeChangesAsync();
        await ReplayAsync(
            $$$$$"""
            {"poisonRecord":{"eventID":"event-1","eventName":"INSERT","eventVersion":"9.0","eventSource":"aws:dynamodb","dynamodb":{
              "SequenceNumber":"9000000000000000000001","Keys":{"UserId":{"S":"{{{{{User}}}}}"},"NoteId":{"S":"{{{{{_note}}}}}"} } } } }
            """);
    }

    private async Task ReplayStreamBatchAsync()
    {
        await WriteNewNoteAsync("Never planned: " + Guid.NewGuid());
        await stack.Pump.TakeChangesAsync();
        await ReplayStreamBatchOfNowAsync();
    }

    /// <summary>
    /// Audio that the catalog does not know is looked for among the notes before any note was read: a function that has just started does
    /// not know the type of the table's ids.
    /// </summary>
    private async Task ReplayStreamBatchOfUnknownAudioAsync()
    {
        await Deployment.Dynamo.DeleteItemAsync(
            Deployment.Stack.PhysicalIds["CatalogTable"], new() { ["UserId"] = new() { S = User }, ["NoteId"] = new() { S = _note } });
        await using var function = Deployment["ReplayDeadLetters"].With("STARTED_FOR", "an exercise");
        await ReplayStreamBatchOfNowAsync(function);
        Deployment[function.Name].TakeLinesOf(function);
    }

    private async Task ReplayStreamBatchOfNowAsync(DeployedFunction? function = null)
    {
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await ReplayAsync(
            $$$$$"""
            {"requestContext":{"requestId":"r","functionArn":"arn:aws:lambda:us-east-1:123456789012:function:PlanNarrations","condition":
              "RetryAttemptsExhausted","approximateInvokeCount":1},"version":"1.0","timestamp":"{{{{{now}}}}}","DDBStreamBatchInfo":{
              "shardId":"shardId-0","startSequenceNumber":"1","endSequenceNumber":"2","approximateArrivalOfFirstRecord":"{{{{{now}}}}}",
              "approximateArrivalOfLastRecord":"{{{{{now}}}}}","batchSize":2,"streamArn":"arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/s"}}
            """,
            function: function);
    }

    private async Task ReplayFinishAsync()
    {
        await WriteNewNoteAsync("Put, and not finished: " + Guid.NewGuid());
        await ReplayFinishOfChangeAsync();
    }

    private async Task ReplayFinishOfEditAsync()
    {
        await Deployment.WriteNoteAsync(User, _note, "Other words, not finished: " + Guid.NewGuid());
        await ReplayFinishOfChangeAsync();
    }

    private async Task ReplayFinishOfChangeAsync()
    {
        await stack.Pump.PlanAsync();
        await stack.Pump.NarrateAsync();
        var created = (await stack.Pump.ReceiveAllAsync(Deployment.CreatedObjectsQueueUrl)).Single();
        await ReplayAsync(
            $$$$$"""
            {"version":"1.0","timestamp":"2026-03-01T12:00:00.000Z","requestContext":{"requestId":"r","functionArn":
              "arn:aws:lambda:us-east-1:123456789012:function:FinishNarration:live","condition":"RetriesExhausted","approximateInvokeCount":3},
              "requestPayload":{{{{{created}}}}},"responseContext":{"statusCode":200,"executedVersion":"1","functionError":"Unhandled"},
              "responsePayload":{"errorMessage":"m","errorType":"e"}}
            """);
    }

    private async Task ReplayAsync(string body, Guid? replayOf = null, DeployedFunction? function = null)
    {
        await SendCopyAsync(body, replayOf ?? Guid.NewGuid());
        await stack.Pump.ReplayAsync(function);
    }

    private async Task SendCopyAsync(string body, Guid replayOf)
    {
        var copy = new SendMessageRequest
        {
            QueueUrl = Deployment.Stack.PhysicalIds["ReplayQueue"],
            MessageBody = body,
            MessageAttributes = new()
            {
                ["ReplayOf"] = new MessageAttributeValue { DataType = "String", StringValue = replayOf.ToString() },
            },
        };
        await Deployment.Sqs.SendMessageAsync(copy);
    }

    private Task ReadReplayQueueAttributesAsync() => IgnoringRefusalAsync(stack.Pump.ReadReplayQueueAttributesAsync());

    private async Task ReadStreamAnewAsync()
    {
        using var pump = new EventPump(Deployment);
        await IgnoringRefusalAsync(pump.PlanAsync());
    }

    private Task ListStreamsAsync() => IgnoringRefusalAsync(MotoStack.AwsAsync(
        Deployment.PollerCalls.Url, Deployment["PlanNarrations"].Credentials,
        "dynamodbstreams", "list-streams", "--table-name", Deployment.Stack.PhysicalIds["NotesTable"]));

    private Task ReadQueueAttributesAsync() => IgnoringRefusalAsync(stack.Pump.ReadQueueAttributesAsync());

    /// <summary>The loopback speech service knows no rights, the server does.</summary>
    private async Task SpeakByServerAsync()
    {
        await WriteNewNoteAsync("The server speaks: " + Guid.NewGuid());
        await stack.Pump.PlanAsync();
        await using var function = Deployment["NarrateNote"].With("AWS_ENDPOINT_URL_POLLY", Deployment.Calls.Url.ToString());
        await stack.Pump.NarrateAsync(Patience, function);
        Deployment[function.Name].TakeLinesOf(function);
    }

    private async Task WriteNewNoteAsync(string text, params (string Name, string Value)[] attributes)
    {
        _note = $"note-{Guid.NewGuid():N}";
        await Deployment.WriteNoteAsync(User, _note, text, attributes);
    }

    /// <summary>That a call was refused is seen at the server.</summary>
    private static async Task IgnoringRefusalAsync(Task call) => await Record.ExceptionAsync(() => call);
}
