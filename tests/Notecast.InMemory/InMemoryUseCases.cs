using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;

namespace Notecast.InMemory;

/// <summary>All use cases on ports in memory, put together as the functions put them together on AWS.</summary>
public sealed class InMemoryUseCases
{
    /// <summary>Use cases on these ports.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="time">The clock.</param>
    /// <param name="maxAttempts">The tries of a job.</param>
    /// <param name="logger">The log; without it, there is none.</param>
    /// <param name="queue">Where jobs go instead of the ports' queue.</param>
    /// <param name="narrations">Where narrations go instead of the ports' store.</param>
    /// <param name="deadLetters">Where dead letters go instead of the ports' queue.</param>
    /// <param name="dictations">How long dictations can be heard.</param>
    public InMemoryUseCases(
        InMemoryPorts ports,
        TimeProvider time,
        int maxAttempts,
        ILogger? logger = null,
        ISynthesisQueue? queue = null,
        INarrationStore? narrations = null,
        IDeadLetterQueue? deadLetters = null,
        DictationOptions? dictations = null)
    {
        logger ??= NullLogger.Instance;
        queue ??= ports.Queue;
        narrations ??= ports.Narrations;
        deadLetters ??= ports.DeadLetters;

        Planner = new NarrationPlanner(ports.Catalog, ports.Notes, queue, time, logger);
        var speaker = new SegmentSpeaker(ports.Speech, ports.Segments, logger);
        var narrator = new NoteNarrator(
            ports.Notes, ports.Catalog, narrations, new InMemoryIdempotency(time), speaker, time, logger);
        var retries = new RetryPolicy(maxAttempts, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), new Random(1));
        var remover = new NarrationRemover(ports.Catalog, narrations);
        Processor = new SynthesisJobProcessor(narrator, remover, ports.Catalog, queue, deadLetters, retries, time, logger);
        Finisher = new NarrationFinisher(ports.Catalog, narrations, ports.Topic, time, logger);

        OfNotes = new NoteReconciler(ports.Catalog, ports.Notes, narrations, ports.Narrations, time);
        Reconciler = new Reconciler(ports.Notes, ports.Catalog, narrations, ports.Narrations, OfNotes, queue, time, logger);
        Guard = new InMemoryReplayGuard(time);
        ReplayPlanner = new ReplayPlanner(ports.Catalog, ports.Notes, ports.Narrations);
        Replayer = new DeadLetterReplayer(
            ReplayPlanner, queue, Finisher, OfNotes, Reconciler, Guard, deadLetters, time, logger);

        ports.Dictations.Time = time;
        DictationGuard = new InMemoryDictationGuard(time);
        Dictator = new NoteDictator(
            ports.Notes,
            ports.Catalog,
            narrations,
            ports.Dictations,
            DictationGuard,
            ports.Links,
            speaker,
            dictations ?? new DictationOptions(),
            time,
            logger);
    }

    /// <summary>What PlanNarrations does.</summary>
    public NarrationPlanner Planner { get; }

    /// <summary>What NarrateNote does.</summary>
    public SynthesisJobProcessor Processor { get; }

    /// <summary>What FinishNarration does.</summary>
    public NarrationFinisher Finisher { get; }

    /// <summary>Compares one note.</summary>
    public NoteReconciler OfNotes { get; }

    /// <summary>Compares all notes.</summary>
    public Reconciler Reconciler { get; }

    /// <summary>What lets a dead letter be replayed once.</summary>
    public InMemoryReplayGuard Guard { get; }

    /// <summary>Decides what replaying a dead letter does.</summary>
    public ReplayPlanner ReplayPlanner { get; }

    /// <summary>What ReplayDeadLetters does.</summary>
    public DeadLetterReplayer Replayer { get; }

    /// <summary>What lets a dictation be made once.</summary>
    public InMemoryDictationGuard DictationGuard { get; }

    /// <summary>What DictateNote does.</summary>
    public NoteDictator Dictator { get; }
}
