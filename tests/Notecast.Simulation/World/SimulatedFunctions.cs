using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;
using Notecast.EventSources.Invoking;
using Notecast.Functions.PlanNarrations;
using Finish = Notecast.Functions.FinishNarration;
using Narrate = Notecast.Functions.NarrateNote;
using Replay = Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Simulation.World;

/// <summary>The deployed handlers. Each process makes its own use cases, on its own clock, as it does on Lambda.</summary>
internal sealed class SimulatedFunctions(SimulatedWorld world)
{
    private static readonly NullLogger Logger = NullLogger.Instance;

    public LambdaFunction PlanNarrations() => Deploy<DynamoDBEvent, StreamsEventResponse, EventJsonContext>(
        "PlanNarrations",
        "planning.invoke",
        DeployedLimits.PlanTimeout,
        () =>
        {
            var time = world.NewClock();
            var planner = new NarrationPlanner(world.Catalog, world.Notes, world.Jobs, time, Logger);
            var handler = new Handler(planner, world.DeadLetters, time, Logger);
            return async (streamEvent, context) => Reorder(await handler.HandleAsync(streamEvent, context));
        });

    public LambdaFunction NarrateNote() => Deploy<SQSEvent, SQSBatchResponse, Narrate.EventJsonContext>(
        "NarrateNote",
        "narrating.invoke",
        world.Deployment.NarrateTimeout,
        () =>
        {
            var time = world.NewClock();
            var speaker = new SegmentSpeaker(world.Deployment.NewSpeech(world.Speech, time), world.Segments, Logger);
            var narrator = new NoteNarrator(world.Notes, world.Catalog, world.Bucket, world.Idempotency, speaker, time, Logger);
            var retries = new RetryPolicy(DeployedLimits.JobReceives, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), world.Random);
            var processor = new SynthesisJobProcessor(
                narrator, new NarrationRemover(world.Catalog, world.Bucket), world.Catalog, world.Jobs, world.DeadLetters, retries, time, Logger);
            return new Narrate.Handler(processor, time, Logger).HandleAsync;
        });

    public LambdaFunction FinishNarration()
    {
        var pool = new ProcessPool<S3Event, bool>(
            () =>
            {
                var time = world.NewClock();
                var handler = new Finish.Handler(NewFinisher(time), world.DeadLetters, time, Logger);
                return async (bucketEvent, context) =>
                {
                    await handler.HandleAsync(bucketEvent, context);
                    return true;
                };
            },
            "finishing.invoke",
            world.Faults,
            world.Deliveries,
            world.Observations,
            world.Time,
            world.Deployment.ColdStart);
        return LambdaFunction.Create<S3Event>(
            Deployed("FinishNarration", world.Deployment.FinishTimeout),
            new SourceGeneratorLambdaJsonSerializer<Finish.EventJsonContext>(),
            pool.HandleAsync,
            world.Time,
            Logger);
    }

    public LambdaFunction ReplayDeadLetters() => Deploy<SQSEvent, SQSBatchResponse, Replay.EventJsonContext>(
        "ReplayDeadLetters",
        "replaying.invoke",
        DeployedLimits.ReplayTimeout,
        () =>
        {
            var time = world.NewClock();
            var replayer = new DeadLetterReplayer(
                new ReplayPlanner(world.Catalog, world.Notes, world.Bucket),
                world.Jobs,
                NewFinisher(time),
                NewNoteReconciler(time),
                NewReconciler(time),
                world.ReplayGuard,
                world.DeadLetters,
                time,
                Logger);
            return new Replay.Handler(replayer, time, Logger).HandleAsync;
        });

    /// <summary>What <c>notecast reconcile</c> runs.</summary>
    public Reconciler NewReconciler(TimeProvider time) => new(
        world.Notes, world.Catalog, world.Bucket, world.Bucket, NewNoteReconciler(time), world.Jobs, time, Logger);

    private NoteReconciler NewNoteReconciler(TimeProvider time) => new(world.Catalog, world.Notes, world.Bucket, world.Bucket, time);

    private NarrationFinisher NewFinisher(TimeProvider time) => new(world.Catalog, world.Bucket, world.Topic, time, Logger);

    /// <summary>Without this guard, the last failed record is where the stream goes on.</summary>
    private StreamsEventResponse Reorder(StreamsEventResponse response)
    {
        if (!world.Guards.HasFlag(Guards.PartialResponseOrder) && response.BatchItemFailures is { Count: > 1 } failures)
        {
            response.BatchItemFailures = [failures.MaxBy(failure => failure.ItemIdentifier, StringComparer.Ordinal)!];
        }

        return response;
    }

    private LambdaFunction Deploy<TEvent, TResponse, TJson>(
        string name, string operation, TimeSpan timeout, Func<Func<TEvent, ILambdaContext, Task<TResponse>>> start)
        where TJson : JsonSerializerContext =>
        LambdaFunction.Create<TEvent, TResponse>(
            Deployed(name, timeout),
            new SourceGeneratorLambdaJsonSerializer<TJson>(),
            new ProcessPool<TEvent, TResponse>(
                start, operation, world.Faults, world.Deliveries, world.Observations, world.Time, world.Deployment.ColdStart).HandleAsync,
            world.Time,
            Logger);

    private LambdaFunctionOptions Deployed(string name, TimeSpan timeout) => new()
    {
        Name = name,
        Arn = $"arn:aws:lambda:eu-central-1:000000000000:function:{name}",
        Timeout = timeout,
        NewRequestId = world.NewRequestId,
        Account = world.Deployment.Account,
    };
}
