using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;

namespace Notecast.EventSources.Tests.Support;

/// <summary>A queue with a dead-letter queue, its mapping and a function in virtual time. Message bodies are 1, 2, 3 …</summary>
internal sealed class QueueLab
{
    private static readonly Dictionary<string, string> NoAttributes = [];
    private int _sent;

    /// <param name="rawResponse">What the function answers always, as JSON; its answers are typed without it.</param>
    public QueueLab(string? rawResponse = null)
    {
        DeadLetters = new InMemoryMessageQueue(Arns.DeadLetters, Time);
        Queue = new InMemoryMessageQueue(Arns.Queue, Time) { DeadLetterQueue = DeadLetters, MaxReceiveCount = 5 };
        var deployment = new LambdaFunctionOptions { Name = "handler", Arn = Arns.Function, Timeout = TimeSpan.FromSeconds(20) };
        var serializer = new SourceGeneratorLambdaJsonSerializer<QueueFunctionContext>();
        Function = rawResponse is null
            ? LambdaFunction.Create<SQSEvent, SQSBatchResponse>(deployment, serializer, HandleAsync, Time, NullLogger.Instance)
            : LambdaFunction.Create<SQSEvent, JsonElement>(
                deployment, serializer, (batch, context) => AnswerAsync(batch, context, rawResponse), Time, NullLogger.Instance);
    }

    public VirtualTime Time { get; } = new();

    public InMemoryMessageQueue Queue { get; }

    public InMemoryMessageQueue DeadLetters { get; }

    public LambdaFunction Function { get; }

    public QueueMappingOptions Options { get; set; } = new() { VisibilityTimeout = TimeSpan.FromSeconds(120) };

    /// <summary>What the function does with the messages; the result names the bodies of those that failed.</summary>
    public Func<IReadOnlyList<SQSEvent.SQSMessage>, Task<IReadOnlyList<string>>> Handle { get; set; } = _ => Succeed();

    public List<Delivery> Deliveries { get; } = [];

    public QueueMapping? Mapping { get; private set; }

    public static Task<IReadOnlyList<string>> Throw() => throw new InvalidOperationException("The handler failed.");

    public static Task<IReadOnlyList<string>> Succeed() => Task.FromResult<IReadOnlyList<string>>([]);

    public static Task<IReadOnlyList<string>> Fail(params string[] bodies) => Task.FromResult<IReadOnlyList<string>>(bodies);

    public void Send(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = Queue.SendAsync($"{++_sent}", NoAttributes, CancellationToken.None);
        }
    }

    public void Run(Func<Task> test) => Time.Run(async () =>
    {
        using var stop = new CancellationTokenSource();
        Mapping = new QueueMapping(Queue, Function, Options, Time, NullLogger.Instance);
        var running = Mapping.RunAsync(stop.Token);
        await test();
        stop.Cancel();
        await running;
    });

    public void RunFor(TimeSpan span) => Run(() => Time.PassAsync(span));

    /// <summary>Runs the mapping until the queue is empty.</summary>
    public void RunUntilEmpty() => Run(() => Time.UntilAsync(() => Queue.Count == 0 && Mapping!.IsIdle, TimeSpan.FromDays(2)));

    private async Task<JsonElement> AnswerAsync(SQSEvent batch, ILambdaContext context, string response)
    {
        await HandleAsync(batch, context);
        using var json = JsonDocument.Parse(response);
        return json.RootElement.Clone();
    }

    private async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        Deliveries.Add(new Delivery(Time.GetUtcNow(), [.. batch.Records.Select(message => message.Body)]));
        var failed = await Handle(batch.Records);
        return new SQSBatchResponse(
        [
            .. batch.Records
                .Where(message => failed.Contains(message.Body))
                .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }),
        ]);
    }
}
