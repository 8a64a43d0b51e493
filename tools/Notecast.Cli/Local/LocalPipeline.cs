using Microsoft.Extensions.Logging;
using Notecast.Domain.Ports;
using Notecast.Embedded;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Streams;

namespace Notecast.Cli.Local;

/// <summary>The functions and their event sources on one data folder: the same handlers as on Lambda, fed by Lambda's rules.</summary>
public sealed class LocalPipeline
{
    private const int MaximumConcurrency = 8;

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
        var functions = new LocalFunctions(stack, speech, time, loggers);
        var planNarrations = functions.Create(Deployed("PlanNarrations", TimeSpan.FromMinutes(1)));
        var narrateNote = functions.Create(Deployed("NarrateNote", TimeSpan.FromMinutes(15)));
        var finishNarration = functions.Create(Deployed("FinishNarration", TimeSpan.FromMinutes(5)));
        var replayDeadLetters = functions.Create(Deployed("ReplayDeadLetters", TimeSpan.FromMinutes(15)));
        _planning = new StreamMapping(stack.NoteStream, planNarrations, PlanningOptions, time, engineLogger);
        _narrating = new QueueMapping(stack.SynthesisMessages, narrateNote, NarratingOptions(narrateNote), time, engineLogger);
        _finishing = new AsyncInvoker(finishNarration, stack.FinishInvocations, FinishingOptions(stack), time, engineLogger);
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

    private static LambdaFunctionOptions Deployed(string name, TimeSpan timeout) => new()
    {
        Name = name,
        Arn = LocalFunctions.ArnOf(name),
        Timeout = timeout,
    };
}
