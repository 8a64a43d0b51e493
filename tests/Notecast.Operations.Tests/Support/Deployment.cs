using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Ports;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;
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

    private readonly NarrationFinisher _finisher = new(ports.Catalog, narrations, ports.Topic, time, NullLogger.Instance);

    public LambdaFunction PlanNarrations()
    {
        var planner = new NarrationPlanner(ports.Catalog, ports.Notes, queue, time, NullLogger.Instance);
        var handler = new Handler(planner, deadLetters, time, NullLogger.Instance);
        return Deploy<DynamoDBEvent, StreamsEventResponse, EventJsonContext>("PlanNarrations", TimeSpan.FromMinutes(1), handler.HandleAsync);
    }

    public LambdaFunction NarrateNote()
    {
        var speaker = new SegmentSpeaker(ports.Speech, ports.Segments, NullLogger.Instance);
        var narrator = new NoteNarrator(
            ports.Notes, ports.Catalog, narrations, new InMemoryIdempotency(time), speaker, time, NullLogger.Instance);
        var retries = new RetryPolicy(MaxAttempts, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), new Random(1));
        var remover = new NarrationRemover(ports.Catalog, narrations);
        var processor = new SynthesisJobProcessor(
            narrator, remover, ports.Catalog, queue, deadLetters, retries, time, NullLogger.Instance);
        var handler = new Narrate.Handler(processor, time, NullLogger.Instance);
        return Deploy<SQSEvent, SQSBatchResponse, Narrate.EventJsonContext>("NarrateNote", TimeSpan.FromMinutes(5), handler.HandleAsync);
    }

    public LambdaFunction FinishNarration()
    {
        var handler = new Finish.Handler(_finisher, deadLetters, time, NullLogger.Instance);
        return LambdaFunction.Create<S3Event>(
            Deployed("FinishNarration", TimeSpan.FromMinutes(2)),
            new SourceGeneratorLambdaJsonSerializer<Finish.EventJsonContext>(),
            handler.HandleAsync,
            time,
            NullLogger.Instance);
    }

    public LambdaFunction ReplayDeadLetters()
    {
        var ofNotes = new NoteReconciler(ports.Catalog, ports.Notes, narrations, ports.Narrations, time);
        var reconciler = new Reconciler(
            ports.Notes, ports.Catalog, narrations, ports.Narrations, ofNotes, queue, time, NullLogger.Instance);
        var replayer = new DeadLetterReplayer(
            new ReplayPlanner(ports.Catalog, ports.Notes, ports.Narrations),
            queue,
            _finisher,
            ofNotes,
            reconciler,
            new InMemoryReplayGuard(time),
            deadLetters,
            time,
            NullLogger.Instance);
        var handler = new Replay.Handler(replayer, time, NullLogger.Instance);
        return Deploy<SQSEvent, SQSBatchResponse, Replay.EventJsonContext>("ReplayDeadLetters", TimeSpan.FromMinutes(15), handler.HandleAsync);
    }

    private LambdaFunction Deploy<TEvent, TResponse, TJson>(string name, TimeSpan timeout, Func<TEvent, ILambdaContext, Task<TResponse>> handler)
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
