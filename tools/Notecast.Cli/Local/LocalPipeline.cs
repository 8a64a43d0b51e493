using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging;
using Notecast.Domain.Ports;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;
using Notecast.Embedded;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Streams;
using Notecast.Functions.PlanNarrations;
using Finish = Notecast.Functions.FinishNarration;
using Narrate = Notecast.Functions.NarrateNote;
using Replay = Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Cli.Local;

/// <summary>The functions and their event sources on one data folder: the same handlers as on Lambda, fed by Lambda's rules.</summary>
public sealed class LocalPipeline
{
    private const int MaximumConcurrency = 8;
    private const int MaximumTries = 5;

    private readonly StreamMapping _planning;
    private readonly QueueMapping _narrating;
    private readonly AsyncInvoker _finishing;
    private readonly QueueMapping _replaying;

    /// <summary>A pipeline that is ready to run.</summary>
    /// <param name="stack">The data folder, opened for its pipeline.</param>
    /// <param name="speech">Who speaks.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where log lines go, by function.</param>
    public LocalPipeline(EmbeddedStack stack, ISpeechSynthesizer speech, TimeProvider time, ILoggerFactory loggers)
    {
        var engineLogger = loggers.CreateLogger("EventSources");
        _planning = new StreamMapping(stack.NoteStream, PlanNarrations(stack, time, loggers), PlanningOptions, time, engineLogger);
        var narrateNote = NarrateNote(stack, speech, time, loggers);
        _narrating = new QueueMapping(stack.SynthesisMessages, narrateNote, NarratingOptions(narrateNote), time, engineLogger);
        _finishing = new AsyncInvoker(
            FinishNarration(stack, time, loggers),
            stack.FinishInvocations,
            FinishingOptions(stack),
            time,
            engineLogger);
        var replayDeadLetters = ReplayDeadLetters(stack, time, loggers);
        _replaying = new QueueMapping(stack.ReplayMessages, replayDeadLetters, ReplayingOptions(replayDeadLetters), time, engineLogger);
    }

    /// <summary>
    /// A data folder keeps changes until they are planned, and nobody could bring back one that was given up:
    /// a batch that fails is tried until it succeeds.
    /// </summary>
    private static StreamMappingOptions PlanningOptions => new()
    {
        RecordRetention = null,
        BisectBatchOnFunctionError = true,
        ReportBatchItemFailures = true,
    };

    /// <summary>Runs until it is stopped and what is under way has ended.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(_planning.RunAsync(stop), _narrating.RunAsync(stop), _finishing.RunAsync(stop), _replaying.RunAsync(stop));

    /// <summary>One job a batch: a long note must not hold back the messages of short ones.</summary>
    private static QueueMappingOptions NarratingOptions(LambdaFunction narrateNote) => new()
    {
        BatchSize = 1,
        VisibilityTimeout = narrateNote.Timeout * 6,
        ReportBatchItemFailures = true,
        MaximumConcurrency = MaximumConcurrency,
    };

    /// <summary>
    /// A narration that was put just before the pipeline stopped waits for the next start, however late that is: its event has no age
    /// at which it is given up, or the note would stay pending for good.
    /// </summary>
    private static AsyncInvokerOptions FinishingOptions(EmbeddedStack stack) => new()
    {
        MaximumConcurrency = MaximumConcurrency,
        MaximumEventAge = null,
        OnFailure = stack.DeadLetterMessages,
    };

    /// <summary>Two batches at once are the fewest that Lambda allows: operators wait for replays, but notes that change wait for nobody.</summary>
    private static QueueMappingOptions ReplayingOptions(LambdaFunction replayDeadLetters) => new()
    {
        VisibilityTimeout = replayDeadLetters.Timeout * 6,
        ReportBatchItemFailures = true,
        MaximumConcurrency = 2,
    };

    private static LambdaFunction PlanNarrations(EmbeddedStack stack, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("PlanNarrations");
        var planner = new NarrationPlanner(stack.Catalog, stack.Notes, stack.SynthesisQueue, time, logger);
        return LambdaFunction.Create<DynamoDBEvent, StreamsEventResponse>(
            Deployed("PlanNarrations", TimeSpan.FromMinutes(1)),
            new SourceGeneratorLambdaJsonSerializer<EventJsonContext>(),
            new Handler(planner, stack.DeadLetters, time, logger).HandleAsync,
            time,
            logger);
    }

    private static LambdaFunction NarrateNote(EmbeddedStack stack, ISpeechSynthesizer speech, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("NarrateNote");
        var speaker = new SegmentSpeaker(speech, stack.Segments, logger);
        var narrator = new NoteNarrator(stack.Notes, stack.Catalog, stack.Narrations, stack.Idempotency, speaker, time, logger);
        var remover = new NarrationRemover(stack.Catalog, stack.Narrations);
        var retries = new RetryPolicy(MaximumTries, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), Random.Shared);
        var processor = new SynthesisJobProcessor(
            narrator, remover, stack.Catalog, stack.SynthesisQueue, stack.DeadLetters, retries, time, logger);
        return LambdaFunction.Create<SQSEvent, SQSBatchResponse>(
            Deployed("NarrateNote", TimeSpan.FromMinutes(15)),
            new SourceGeneratorLambdaJsonSerializer<Narrate.EventJsonContext>(),
            new Narrate.Handler(processor, time, logger).HandleAsync,
            time,
            logger);
    }

    private static LambdaFunction FinishNarration(EmbeddedStack stack, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("FinishNarration");
        var finisher = new NarrationFinisher(stack.Catalog, stack.Narrations, stack.Topic, time, logger);
        return LambdaFunction.Create<S3Event>(
            Deployed("FinishNarration", TimeSpan.FromMinutes(5)),
            new SourceGeneratorLambdaJsonSerializer<Finish.EventJsonContext>(),
            new Finish.Handler(finisher, stack.DeadLetters, time, logger).HandleAsync,
            time,
            logger);
    }

    private static LambdaFunction ReplayDeadLetters(EmbeddedStack stack, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("ReplayDeadLetters");
        var ofNotes = new NoteReconciler(stack.Catalog, stack.Notes, stack.Narrations, stack.NarrationScan, time);
        var reconciler = new Reconciler(
            stack.NoteScan, stack.CatalogScan, stack.Narrations, stack.NarrationScan, ofNotes, stack.SynthesisQueue, time, logger);
        var replayer = new DeadLetterReplayer(
            new ReplayPlanner(stack.Catalog, stack.Notes, stack.NarrationScan),
            stack.SynthesisQueue,
            new NarrationFinisher(stack.Catalog, stack.Narrations, stack.Topic, time, logger),
            ofNotes,
            reconciler,
            stack.ReplayGuard,
            stack.DeadLetters,
            time,
            logger);
        return LambdaFunction.Create<SQSEvent, SQSBatchResponse>(
            Deployed("ReplayDeadLetters", TimeSpan.FromMinutes(15)),
            new SourceGeneratorLambdaJsonSerializer<Replay.EventJsonContext>(),
            new Replay.Handler(replayer, time, logger).HandleAsync,
            time,
            logger);
    }

    private static LambdaFunctionOptions Deployed(string name, TimeSpan timeout) => new()
    {
        Name = name,
        Arn = $"arn:aws:lambda:local:000000000000:function:{name}",
        Timeout = timeout,
    };
}
