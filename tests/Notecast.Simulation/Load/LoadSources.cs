using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Streams;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Load;

/// <summary>The event sources of the template.</summary>
internal sealed class LoadSources
{
    /// <summary>Lambda reads a shard about four times a second; what it finds then goes to the function together.</summary>
    private static readonly TimeSpan ReadInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>What arrives wakes whoever waits for it: polling would only fill hours of nothing.</summary>
    private static readonly TimeSpan LongestPoll = TimeSpan.FromHours(1);

    /// <summary>A poll that finds nothing for so long ends the pollers that were added; they are added again one after the other.</summary>
    private static readonly TimeSpan JobPoll = TimeSpan.FromSeconds(20);

    private readonly SimulatedWorld _world;
    private readonly LoadOptions _options;
    private readonly StreamMapping _planning;
    private readonly QueueMapping _narrating;
    private readonly QueueMapping _replaying;
    private readonly AsyncInvoker _finishing;

    public LoadSources(SimulatedWorld world, LoadOptions options)
    {
        _world = world;
        _options = options;
        _planning = new StreamMapping(world.Stream, world.Functions.PlanNarrations(), PlanningOptions(), world.Time, NullLogger.Instance);
        _narrating = new QueueMapping(
            world.JobQueue,
            world.Functions.NarrateNote(),
            QueueOptions(options.BatchSize, options.MaximumConcurrency, DeployedLimits.JobVisibility) with { PollWait = JobPoll },
            world.Time,
            NullLogger.Instance);
        _replaying = new QueueMapping(
            world.ReplayQueue,
            world.Functions.ReplayDeadLetters(),
            QueueOptions(DeployedLimits.ReplayBatch, DeployedLimits.ReplayConcurrency, DeployedLimits.ReplayVisibility),
            world.Time,
            NullLogger.Instance);
        _finishing = new AsyncInvoker(
            world.Functions.FinishNarration(),
            world.Finishing,
            FinishingOptions(),
            world.Time,
            NullLogger.Instance);
    }

    /// <summary>Changes that were read from the stream and are not planned.</summary>
    public int Unplanned => _planning.InFlight;

    /// <summary>Jobs that wait for a function, those that are delayed until their next try included.</summary>
    public int Backlog => _world.JobQueue.Count - _narrating.InFlight;

    /// <summary>
    /// The limit that keeps jobs from being narrated; <see langword="null"/> while fewer wait than are narrated, so that they wait for less
    /// than another job's time.
    /// </summary>
    public LoadLimit? Narrating => Backlog <= _narrating.ConcurrencyLimit * _options.BatchSize || !_narrating.IsAtLimit
        ? null
        : _narrating.ConcurrencyLimit == _options.MaximumConcurrency ? LoadLimit.MaximumConcurrency : LoadLimit.QueueScaling;

    /// <summary>Changes that are planned at once at most.</summary>
    public int PlannedAtOnce => DeployedLimits.PlanningBatch * _options.Shards * _options.ParallelizationFactor;

    /// <summary>Whether only dead letters are left.</summary>
    public bool IsAtRest =>
        _planning.IsIdle && _world.JobQueue.Count == 0 && _world.ReplayQueue.Count == 0 && _world.Finishing.Count == 0
        && _world.Deliveries.UnderWay == 0;

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        _planning.RunAsync(stop), _narrating.RunAsync(stop), _replaying.RunAsync(stop), _finishing.RunAsync(stop));

    private StreamMappingOptions PlanningOptions() => new()
    {
        BatchSize = DeployedLimits.PlanningBatch,
        BatchWindow = ReadInterval,
        ParallelizationFactor = _options.ParallelizationFactor,
        BisectBatchOnFunctionError = true,
        ReportBatchItemFailures = true,
        MaximumRecordAge = DeployedLimits.LongestPlanning,
        OnFailure = _world.DeadLetterQueue,
        PollInterval = LongestPoll,
    };

    private AsyncInvokerOptions FinishingOptions() => new()
    {
        MaximumRetryAttempts = DeployedLimits.FinishRetries,
        MaximumEventAge = DeployedLimits.LongestFinishing,
        OnFailure = _world.DeadLetterQueue,
        PollWait = LongestPoll,
    };

    private static QueueMappingOptions QueueOptions(int batchSize, int concurrency, TimeSpan visibility) => new()
    {
        BatchSize = batchSize,
        VisibilityTimeout = visibility,
        ReportBatchItemFailures = true,
        MaximumConcurrency = concurrency,
        PollWait = LongestPoll,
    };
}
