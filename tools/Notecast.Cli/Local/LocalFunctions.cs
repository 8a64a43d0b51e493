using System.Text.Json;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;
using Notecast.Embedded;
using Notecast.EventSources.Invoking;
using Dictate = Notecast.Functions.DictateNote;
using Finish = Notecast.Functions.FinishNarration;
using Narrate = Notecast.Functions.NarrateNote;
using Plan = Notecast.Functions.PlanNarrations;
using Replay = Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Cli.Local;

/// <summary>The functions on one data folder: the same handlers as on Lambda, in this process.</summary>
/// <param name="stack">The data folder.</param>
/// <param name="speech">Who speaks.</param>
/// <param name="time">The clock.</param>
/// <param name="loggers">Where log lines go, by function.</param>
internal sealed class LocalFunctions(EmbeddedStack stack, ISpeechSynthesizer speech, TimeProvider time, ILoggerFactory loggers)
{
    private const int MaximumTries = 5;

    /// <summary>The ARN of a function on this machine.</summary>
    public static string ArnOf(string name) => $"arn:aws:lambda:local:000000000000:function:{name}";

    /// <summary>Dictates on a data folder, as the function does and as a command does without it.</summary>
    public static NoteDictator NewDictator(EmbeddedStack stack, ISpeechSynthesizer speech, TimeProvider time, ILogger logger) => new(
        stack.Notes,
        stack.Catalog,
        stack.Narrations,
        stack.Dictations,
        stack.DictationGuard,
        stack.AudioLinks,
        new SegmentSpeaker(speech, stack.Segments, logger),
        new DictationOptions(),
        time,
        logger);

    /// <summary>Deploys a function.</summary>
    /// <param name="options">How, with the function's name.</param>
    /// <exception cref="ArgumentException">There is no such function.</exception>
    public LambdaFunction Create(LambdaFunctionOptions options)
    {
        var logger = loggers.CreateLogger(options.Name);
        return options.Name switch
        {
            "PlanNarrations" => PlanNarrations(options, logger),
            "NarrateNote" => NarrateNote(options, logger),
            "FinishNarration" => FinishNarration(options, logger),
            "ReplayDeadLetters" => ReplayDeadLetters(options, logger),
            "DictateNote" => DictateNote(options, logger),
            _ => throw new ArgumentException($"There is no function {options.Name}.", nameof(options)),
        };
    }

    private LambdaFunction PlanNarrations(LambdaFunctionOptions options, ILogger logger)
    {
        var planner = new NarrationPlanner(stack.Catalog, stack.Notes, stack.SynthesisQueue, time, logger);
        return LambdaFunction.Create<DynamoDBEvent, StreamsEventResponse>(
            options,
            new SourceGeneratorLambdaJsonSerializer<Plan.EventJsonContext>(),
            new Plan.Handler(planner, stack.DeadLetters, time, logger).HandleAsync,
            time,
            logger);
    }

    private LambdaFunction NarrateNote(LambdaFunctionOptions options, ILogger logger)
    {
        var speaker = new SegmentSpeaker(speech, stack.Segments, logger);
        var narrator = new NoteNarrator(stack.Notes, stack.Catalog, stack.Narrations, stack.Idempotency, speaker, time, logger);
        var remover = new NarrationRemover(stack.Catalog, stack.Narrations);
        var retries = new RetryPolicy(MaximumTries, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), Random.Shared);
        var processor = new SynthesisJobProcessor(
            narrator, remover, stack.Catalog, stack.SynthesisQueue, stack.DeadLetters, retries, time, logger);
        return LambdaFunction.Create<SQSEvent, SQSBatchResponse>(
            options,
            new SourceGeneratorLambdaJsonSerializer<Narrate.EventJsonContext>(),
            new Narrate.Handler(processor, time, logger).HandleAsync,
            time,
            logger);
    }

    private LambdaFunction FinishNarration(LambdaFunctionOptions options, ILogger logger)
    {
        var finisher = new NarrationFinisher(stack.Catalog, stack.Narrations, stack.Topic, time, logger);
        return LambdaFunction.Create<S3Event>(
            options,
            new SourceGeneratorLambdaJsonSerializer<Finish.EventJsonContext>(),
            new Finish.Handler(finisher, stack.DeadLetters, time, logger).HandleAsync,
            time,
            logger);
    }

    private LambdaFunction ReplayDeadLetters(LambdaFunctionOptions options, ILogger logger)
    {
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
            options,
            new SourceGeneratorLambdaJsonSerializer<Replay.EventJsonContext>(),
            new Replay.Handler(replayer, time, logger).HandleAsync,
            time,
            logger);
    }

    private LambdaFunction DictateNote(LambdaFunctionOptions options, ILogger logger)
    {
        var dictator = NewDictator(stack, speech, time, logger);
        return LambdaFunction.Create<JsonElement, string>(
            options,
            new SourceGeneratorLambdaJsonSerializer<Dictate.EventJsonContext>(),
            new Dictate.Handler(dictator, time, logger).HandleAsync,
            time,
            logger);
    }
}
