using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Ports;
using Notecast.EventSources.Invoking;
using Notecast.Functions.PlanNarrations;
using Notecast.InMemory;
using Finish = Notecast.Functions.FinishNarration;
using Narrate = Notecast.Functions.NarrateNote;
using Replay = Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Operations.Tests.Support;

/// <summary>The functions as the template deploys them, on ports in memory.</summary>
internal sealed class Deployment(
    InMemoryPorts ports, INarrationStore narrations, ISynthesisQueue queue, IDeadLetterQueue deadLetters, TimeProvider time)
{
    /// <summary>The tries of a job: the synthesis queue's <c>maxReceiveCount</c>.</summary>
    public const int MaxAttempts = 10;

    private readonly InMemoryUseCases _useCases = new(
        ports, time, MaxAttempts, queue: queue, narrations: narrations, deadLetters: deadLetters);

    public LambdaFunction PlanNarrations()
    {
        var handler = new Handler(_useCases.Planner, deadLetters, time, NullLogger.Instance);
        return Deploy<DynamoDBEvent, StreamsEventResponse, EventJsonContext>(
            "PlanNarrations", TimeSpan.FromMinutes(1), handler.HandleAsync);
    }

    public LambdaFunction NarrateNote()
    {
        var handler = new Narrate.Handler(_useCases.Processor, time, NullLogger.Instance);
        return Deploy<SQSEvent, SQSBatchResponse, Narrate.EventJsonContext>("NarrateNote", TimeSpan.FromMinutes(5), handler.HandleAsync);
    }

    public LambdaFunction FinishNarration()
    {
        var handler = new Finish.Handler(_useCases.Finisher, deadLetters, time, NullLogger.Instance);
        return LambdaFunction.Create<S3Event>(
            Deployed("FinishNarration", TimeSpan.FromMinutes(2)),
            new SourceGeneratorLambdaJsonSerializer<Finish.EventJsonContext>(),
            handler.HandleAsync,
            time,
            NullLogger.Instance);
    }

    public LambdaFunction ReplayDeadLetters()
    {
        var handler = new Replay.Handler(_useCases.Replayer, time, NullLogger.Instance);
        return Deploy<SQSEvent, SQSBatchResponse, Replay.EventJsonContext>(
            "ReplayDeadLetters", TimeSpan.FromMinutes(15), handler.HandleAsync);
    }

    private LambdaFunction Deploy<TEvent, TResponse, TJson>(
        string name, TimeSpan timeout, Func<TEvent, ILambdaContext, Task<TResponse>> handler)
        where TJson : JsonSerializerContext =>
        LambdaFunction.Create(
            Deployed(name, timeout), new SourceGeneratorLambdaJsonSerializer<TJson>(), handler, time, NullLogger.Instance);

    private static LambdaFunctionOptions Deployed(string name, TimeSpan timeout) => new()
    {
        Name = name,
        Arn = $"arn:aws:lambda:eu-central-1:000000000000:function:{name}",
        Timeout = timeout,
    };
}
