using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.DeadLetters;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;
using Notecast.InMemory;

namespace Notecast.Functions.Tests;

/// <summary>
/// The handlers on ports in memory, with events handed over by Lambda's rules in virtual time. What Lambda gives up is kept.
/// </summary>
internal sealed class VirtualPipeline : InMemoryPorts
{
    public const string StreamArn = "arn:aws:dynamodb:eu-west-1:000000000000:table/notes/stream/2026-01-01T00:00:00.000";

    private const int MaxAttempts = 5;

    private readonly InMemoryUseCases _useCases;

    public VirtualPipeline()
    {
        _useCases = new InMemoryUseCases(this, Time, MaxAttempts);
        Stream = new InMemoryRecordStream(StreamArn, Time);
        Invocations = new InMemoryInvocationQueue(Time);
        Failures = new InMemoryMessageQueue("arn:aws:sqs:eu-west-1:000000000000:DeadLetterQueue", Time)
        {
            Retention = TimeSpan.FromDays(14),
        };
        Messages = new InMemoryMessageQueue("arn:aws:sqs:eu-west-1:000000000000:SynthesisQueue", Time)
        {
            DeadLetterQueue = Failures,
            MaxReceiveCount = MaxAttempts,
        };
    }

    public VirtualTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public InMemoryRecordStream Stream { get; }

    public InMemoryMessageQueue Messages { get; }

    public InMemoryInvocationQueue Invocations { get; }

    /// <summary>Whether NarrateNote never answers and cannot be stopped.</summary>
    public bool NarrateNoteHangs { get; set; }

    /// <summary>
    /// Where Lambda and the synthesis queue put what they give up; what handlers set aside is in <see cref="InMemoryPorts.DeadLetters"/>.
    /// </summary>
    public InMemoryMessageQueue Failures { get; }

    /// <summary>The only letter among the failures.</summary>
    public RecognizedDeadLetter Failure
    {
        get
        {
            var message = Assert.Single(Failures.Peek());
            return DeadLetterReader.Read(new DeadLetterMessage
            {
                MessageId = message.MessageId,
                Body = message.Body,
                Attributes = message.Attributes,
                SentAt = message.SentAt,
                FirstReceivedAt = message.FirstReceivedAt == default ? null : message.FirstReceivedAt,
                ReceiveCount = message.ReceiveCount,
            });
        }
    }

    /// <summary>Hands over the stream's records until all are done or given up.</summary>
    public void PlanAll(int retries, int batchSize = 100)
    {
        var function = LambdaFunction.Create<DynamoDBEvent, StreamsEventResponse>(
            Deployed("PlanNarrations"),
            new SourceGeneratorLambdaJsonSerializer<PlanNarrations.EventJsonContext>(),
            new PlanNarrations.Handler(_useCases.Planner, DeadLetters, Time, NullLogger.Instance).HandleAsync,
            Time,
            NullLogger.Instance);
        var options = new StreamMappingOptions
        {
            OnFailure = Failures,
            MaximumRetryAttempts = retries,
            BatchSize = batchSize,
            ReportBatchItemFailures = true,
        };
        var mapping = new StreamMapping(Stream, function, options, Time, NullLogger.Instance);
        Run(mapping.RunAsync, () => mapping.IsIdle);
    }

    /// <summary>Hands over the queue's messages until all are done or given up.</summary>
    public void NarrateAll()
    {
        var handler = new NarrateNote.Handler(_useCases.Processor, Time, NullLogger.Instance);
        var function = LambdaFunction.Create<SQSEvent, SQSBatchResponse>(
            Deployed("NarrateNote"),
            new SourceGeneratorLambdaJsonSerializer<NarrateNote.EventJsonContext>(),
            (queueEvent, context) => NarrateNoteHangs
                ? new TaskCompletionSource<SQSBatchResponse>().Task
                : handler.HandleAsync(queueEvent, context),
            Time,
            NullLogger.Instance);
        var options = new QueueMappingOptions { ReportBatchItemFailures = true, VisibilityTimeout = TimeSpan.FromMinutes(6) };
        var mapping = new QueueMapping(Messages, function, options, Time, NullLogger.Instance);
        Run(mapping.RunAsync, () => Messages.Count == 0 && mapping.IsIdle);
    }

    /// <summary>Hands over the bucket's events until all are done or given up.</summary>
    public void FinishAll()
    {
        var function = LambdaFunction.Create<S3Event>(
            Deployed("FinishNarration"),
            new SourceGeneratorLambdaJsonSerializer<FinishNarration.EventJsonContext>(),
            new FinishNarration.Handler(_useCases.Finisher, DeadLetters, Time, NullLogger.Instance).HandleAsync,
            Time,
            NullLogger.Instance);
        var invoker = new AsyncInvoker(function, Invocations, new AsyncInvokerOptions { OnFailure = Failures }, Time, NullLogger.Instance);
        Run(invoker.RunAsync, () => invoker.IsIdle);
    }

    private void Run(Func<CancellationToken, Task> source, Func<bool> isIdle) => Time.Run(async () =>
    {
        using var stop = new CancellationTokenSource();
        var running = source(stop.Token);
        await Time.UntilAsync(isIdle, TimeSpan.FromDays(2));
        stop.Cancel();
        await running;
    });

    /// <summary>A function as CloudFormation names it.</summary>
    private static LambdaFunctionOptions Deployed(string name) => new()
    {
        Name = name,
        Arn = $"arn:aws:lambda:eu-west-1:000000000000:function:notecast-{name}-A1B2C3",
        Timeout = TimeSpan.FromMinutes(1),
    };
}
