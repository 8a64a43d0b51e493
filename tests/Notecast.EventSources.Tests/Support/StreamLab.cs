using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;

namespace Notecast.EventSources.Tests.Support;

/// <summary>A stream, its mapping and a function in virtual time. Sequence numbers are 1, 2, 3 …</summary>
internal sealed class StreamLab
{
    private static readonly string[] NothingFailed = [];

    /// <param name="shards">How many shards the stream has.</param>
    /// <param name="rawResponse">What the function answers always, as JSON; its answers are typed without it.</param>
    public StreamLab(int shards = 1, string? rawResponse = null)
    {
        Stream = new InMemoryRecordStream(Arns.Stream, Time, shards) { Retention = TimeSpan.FromDays(30) };
        Source = new WatchedStream(Stream);
        Failures = new InMemoryMessageQueue(Arns.DeadLetters, Time);

        // This stream signals its records: polling it four times a second for virtual days would only cost time.
        Options = new StreamMappingOptions { OnFailure = Failures, PollInterval = TimeSpan.FromMinutes(10) };
        var deployment = new LambdaFunctionOptions { Name = "handler", Arn = Arns.Function, Timeout = TimeSpan.FromSeconds(30) };
        var serializer = new SourceGeneratorLambdaJsonSerializer<StreamFunctionContext>();
        Function = rawResponse is null
            ? LambdaFunction.Create<DynamoDBEvent, StreamsEventResponse>(deployment, serializer, HandleAsync, Time, NullLogger.Instance)
            : LambdaFunction.Create<DynamoDBEvent, JsonElement>(
                deployment, serializer, (batch, context) => AnswerAsync(batch, context, rawResponse), Time, NullLogger.Instance);
    }

    public VirtualTime Time { get; } = new();

    public InMemoryRecordStream Stream { get; }

    /// <summary>The stream as the mapping sees it.</summary>
    public WatchedStream Source { get; }

    public InMemoryMessageQueue Failures { get; }

    public LambdaFunction Function { get; }

    public StreamMappingOptions Options { get; set; }

    /// <summary>What the function does with the sequence numbers it gets: the result names those that failed; null is a null response.</summary>
    public Func<IReadOnlyList<string>, Task<IReadOnlyList<string?>?>> Handle { get; set; } = _ => Task.FromResult<IReadOnlyList<string?>?>(NothingFailed);

    public List<Delivery> Deliveries { get; } = [];

    public string Shard => Stream.ListShardsAsync(CancellationToken.None).Result[0];

    public StreamMapping? Mapping { get; private set; }

    /// <summary>Failure records, as JSON.</summary>
    public List<JsonElement> FailureRecords => [.. Failures.Peek().Select(message => JsonDocument.Parse(message.Body).RootElement)];

    public static Task<IReadOnlyList<string?>?> Throw() => throw new InvalidOperationException("The handler failed.");

    public static Task<IReadOnlyList<string?>?> Succeed() => Task.FromResult<IReadOnlyList<string?>?>(NothingFailed);

    public static Task<IReadOnlyList<string?>?> Fail(params string?[] identifiers) => Task.FromResult<IReadOnlyList<string?>?>(identifiers);

    /// <summary>Appends records with the given partition keys.</summary>
    public void Append(params IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            Stream.Append(key, (sequenceNumber, now) => StreamRecordJson.Write(new ItemChange
            {
                Kind = ItemChangeKind.Insert,
                StreamArn = Arns.Stream,
                SequenceNumber = sequenceNumber,
                CreatedAt = now,
                Keys = new Dictionary<string, ItemValue> { ["Id"] = ItemValue.FromText(key) },
            }));
        }
    }

    /// <summary>Appends records that all have one partition key.</summary>
    public void AppendMany(int count) => Append(Enumerable.Repeat("key", count));

    /// <summary>Runs the mapping, and what the test does meanwhile; then stops the mapping.</summary>
    public void Run(Func<Task> test) => Time.Run(() => RunMappingAsync(test));

    /// <summary>Runs the mapping until it is idle.</summary>
    public void RunUntilIdle(TimeSpan? limit = null) => Run(() => IdleAsync(limit));

    public Task IdleAsync(TimeSpan? limit = null) => Time.UntilAsync(() => Mapping!.IsIdle, limit ?? TimeSpan.FromDays(2));

    public async Task RunMappingAsync(Func<Task> test)
    {
        using var stop = new CancellationTokenSource();
        Mapping = new StreamMapping(Source, Function, Options, Time, NullLogger.Instance);
        var running = Mapping.RunAsync(stop.Token);
        await test();
        stop.Cancel();
        await running;
    }

    public string? Checkpoint() => Stream.LoadCheckpointAsync(Shard, CancellationToken.None).Result;

    private async Task<JsonElement> AnswerAsync(DynamoDBEvent batch, ILambdaContext context, string response)
    {
        await HandleAsync(batch, context);
        using var json = JsonDocument.Parse(response);
        return json.RootElement.Clone();
    }

    private async Task<StreamsEventResponse> HandleAsync(DynamoDBEvent batch, ILambdaContext context)
    {
        var numbers = batch.Records.Select(record => record.Dynamodb.SequenceNumber).ToList();
        Deliveries.Add(new Delivery(Time.GetUtcNow(), numbers));
        var failed = await Handle(numbers);
        return failed is null
            ? null!
            : new StreamsEventResponse
            {
                BatchItemFailures = [.. failed.Select(number => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = number })],
            };
    }
}
