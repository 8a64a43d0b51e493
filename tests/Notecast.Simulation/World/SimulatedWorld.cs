using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;
using Notecast.InMemory;
using Notecast.Simulation.Checking;
using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.World;

/// <summary>The whole pipeline in virtual time: the deployed handlers, fed by Lambda's rules, on services that go wrong.</summary>
internal sealed class SimulatedWorld
{
    private const string StreamArn = "arn:aws:dynamodb:eu-central-1:000000000000:table/notes/stream/2026-01-01T00:00:00.000";
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(30);

    private static readonly TimeSpan LongestPoll = TimeSpan.FromHours(1);

    private readonly InMemoryRecordStream _stream;
    private readonly InMemoryMessageQueue _jobQueue;
    private readonly InMemoryMessageQueue _replayQueue;
    private readonly InMemoryInvocationQueue _finishing;
    private readonly SourceStream _streamOfSource;
    private readonly SourceQueue _reports;
    private readonly SourceQueue _jobsOfSource;
    private readonly SourceQueue _replaysOfSource;
    private readonly RunRecords<NarrationIdentity, NarrationReceipt> _runs;
    private readonly RunRecords<string, bool> _replayRuns;
    private CancellationTokenSource? _sources;
    private TimeSpan _skew;
    private int _requests;
    private StreamMapping? _planning;

    public SimulatedWorld(Schedule schedule, Guards guards, Deployment? deployment = null)
    {
        Guards = guards;
        Deployment = deployment ?? new Deployment();
        Random = new Random(schedule.Seed);
        Start = Time.GetUtcNow();
        Faults = new FaultPlan(schedule, Start, Time);
        Observations = new Observations(Time);
        Deliveries = new Deliveries(Faults, Time, Random);
        var network = new Network(Faults, Deliveries, Time, Random, Deployment.NewCapacity?.Invoke(Time));
        DeadLetterQueue = NewQueue("dead-letters", null, 1, DeployedLimits.LetterRetention);
        _jobQueue = NewQueue("synthesis", DeadLetterQueue, DeployedLimits.JobReceives, DeployedLimits.JobRetention);
        _replayQueue = NewQueue("replays", DeadLetterQueue, DeployedLimits.ReplayReceives, DeployedLimits.JobRetention);
        _stream = new InMemoryRecordStream(StreamArn, Time, Deployment.Shards);
        _finishing = new InMemoryInvocationQueue(Time);
        Clients = new SimulatedClients(Table, _stream);
        Notes = new SimulatedNotes(Table, network);
        Catalog = new SimulatedCatalog(Entries, network, Observations, guards);
        Bucket = new SimulatedBucket(Objects, network, Deliveries, _finishing, Observations, Time);
        Segments = new SimulatedSegments(new InMemorySegmentCache(), network, Observations.Ledger, guards);
        Speech = new SimulatedSpeech(network, Observations.Ledger, Deployment.SpeechBitRate);
        Jobs = new SimulatedJobs(_jobQueue, network, Deliveries);
        DeadLetters = new SimulatedDeadLetters(DeadLetterQueue, network);
        Topic = new SimulatedTopic(network, Observations);
        _runs = new RunRecords<NarrationIdentity, NarrationReceipt>(network, "idempotency", Time);
        _replayRuns = new RunRecords<string, bool>(network, "guard", Time);
        Idempotency = new SimulatedIdempotency(_runs, guards);
        ReplayGuard = new SimulatedReplayGuard(_replayRuns);
        _streamOfSource = new SourceStream(_stream, network);
        _reports = new SourceQueue(DeadLetterQueue, "letters", network, Faults, Time);
        _jobsOfSource = new SourceQueue(_jobQueue, "jobs", network, Faults, Time);
        _replaysOfSource = new SourceQueue(_replayQueue, "replays", network, Faults, Time);
        Functions = new SimulatedFunctions(this);
        Operator = new SimulatedOperator(this, _replayQueue, Deliveries);
    }

    public Guards Guards { get; }

    public Deployment Deployment { get; }

    public InMemoryRecordStream Stream => _stream;

    public InMemoryMessageQueue JobQueue => _jobQueue;

    public InMemoryMessageQueue ReplayQueue => _replayQueue;

    public InMemoryInvocationQueue Finishing => _finishing;

    public Random Random { get; }

    public VirtualTime Time { get; } = new();

    public DateTimeOffset Start { get; }

    public FaultPlan Faults { get; }

    public Observations Observations { get; }

    public Deliveries Deliveries { get; }

    public InMemoryNoteTable Table { get; } = new();

    public InMemoryCatalog Entries { get; } = new();

    public InMemoryNarrationStore Objects { get; } = new();

    public InMemoryMessageQueue DeadLetterQueue { get; }

    public SimulatedClients Clients { get; }

    public SimulatedNotes Notes { get; }

    public SimulatedCatalog Catalog { get; }

    public SimulatedBucket Bucket { get; }

    public SimulatedSegments Segments { get; }

    public SimulatedSpeech Speech { get; }

    public SimulatedJobs Jobs { get; }

    public SimulatedDeadLetters DeadLetters { get; }

    public SimulatedTopic Topic { get; }

    public SimulatedIdempotency Idempotency { get; }

    public SimulatedReplayGuard ReplayGuard { get; }

    public SimulatedFunctions Functions { get; }

    public SimulatedOperator Operator { get; }

    /// <summary>Notes that clients have written, also those that were removed since.</summary>
    public HashSet<NoteKey> KnownNotes { get; } = [];

    private bool IsAtRest =>
        _planning!.IsIdle && !_streamOfSource.HasUnread && _jobQueue.Count == 0 && _replayQueue.Count == 0 && _finishing.Count == 0
        && Deliveries.UnderWay == 0 && !Operator.IsBusy;

    /// <summary>The clock of a new process.</summary>
    public TimeProvider NewClock() => new SkewedTime(Time, _skew);

    public string NewRequestId() => new Guid(++_requests, 0, 2, [0, 0, 0, 0, 0, 0, 0, 0]).ToString();

    /// <summary>Runs with all event sources until <paramref name="history"/> ends.</summary>
    public void Run(Func<Task> history) => Time.Run(async () =>
    {
        using var stop = new CancellationTokenSource();
        var running = RunSourcesAsync(stop.Token);
        await history();
        stop.Cancel();
        await running;
    });

    /// <summary>Does what a step says.</summary>
    public void Apply(ScheduledStep step)
    {
        switch (step)
        {
            case ScheduledStep.Write write:
                KnownNotes.Add(write.Note);
                Clients.Write(write.Note, write.Text, write.VoiceId, write.Engine, write.TextType);
                break;
            case ScheduledStep.Remove remove:
                Clients.Remove(remove.Note);
                break;
            case ScheduledStep.Expire expire:
                Clients.Remove(expire.Note, byTimeToLive: true);
                break;
            case ScheduledStep.Restart:
                Observations.Restarts++;
                _sources?.Cancel();
                break;
            case ScheduledStep.Forget forget:
                Forget(forget.Records);
                break;
            case ScheduledStep.PoisonRecord poison:
                KnownNotes.Add(poison.Note);
                Clients.WritePoisoned(poison.Note, poison.Text);
                break;
            case ScheduledStep.PoisonJob:
                _ = _jobQueue.SendAsync("This is no job.", new Dictionary<string, string>(), CancellationToken.None);
                break;
            case ScheduledStep.Replay replay:
                Operator.Replay(replay.Twice);
                break;
            case ScheduledStep.Reconcile:
                Operator.Reconcile();
                break;
            case ScheduledStep.ClockSkew skew:
                _skew = skew.Offset;
                break;
        }
    }

    private void Forget(string records)
    {
        if (records == "guard")
        {
            Observations.LostRecords += _replayRuns.Forget().Lost;
            return;
        }

        var (lost, underWay) = _runs.Forget();
        Observations.LostRecords += lost;
        Observations.Unguarded.UnionWith(underWay);
    }

    /// <summary>Lets everything run until only dead letters are left.</summary>
    /// <exception cref="TimeoutException">It does not come to rest.</exception>
    public Task SettleAsync() => Time.UntilAsync(() => IsAtRest, LongestRest);

    /// <summary>Runs the event sources, with others in their place whenever they end early: those go on from what was kept.</summary>
    private async Task RunSourcesAsync(CancellationToken stop)
    {
        var (plan, finish, narrate, replay) =
            (Functions.PlanNarrations(), Functions.FinishNarration(), Functions.NarrateNote(), Functions.ReplayDeadLetters());
        while (!stop.IsCancellationRequested)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
            _sources = ended;
            _planning = new StreamMapping(_streamOfSource, plan, PlanningOptions(), Time, NullLogger.Instance);
            var finishing = new AsyncInvoker(finish, _finishing, FinishingOptions(), Time, NullLogger.Instance);
            await Task.WhenAll(
                _planning.RunAsync(ended.Token),
                finishing.RunAsync(ended.Token),
                Map(_jobsOfSource, narrate, DeployedLimits.NarratingBatch, concurrency: 8).RunAsync(ended.Token),
                Map(_replaysOfSource, replay, DeployedLimits.ReplayBatch, DeployedLimits.ReplayConcurrency).RunAsync(ended.Token));
        }
    }

    private AsyncInvokerOptions FinishingOptions() => new() { OnFailure = _reports, PollWait = LongestPoll, StopGrace = TimeSpan.Zero };

    private StreamMappingOptions PlanningOptions() => new()
    {
        BisectBatchOnFunctionError = true,
        ReportBatchItemFailures = true,
        MaximumRecordAge = DeployedLimits.LongestPlanning,
        OnFailure = _reports,
        StopGrace = TimeSpan.Zero,

        // A record wakes whoever waits for it: polling would only fill hours of nothing.
        PollInterval = LongestPoll,
    };

    private QueueMapping Map(SourceQueue queue, LambdaFunction function, int batchSize, int concurrency)
    {
        var options = new QueueMappingOptions
        {
            BatchSize = batchSize,
            VisibilityTimeout = function.Timeout * 6,
            ReportBatchItemFailures = true,
            MaximumConcurrency = concurrency,
            PollWait = LongestPoll,
            StopGrace = TimeSpan.Zero,
        };
        return new QueueMapping(queue, function, options, Time, NullLogger.Instance);
    }

    private InMemoryMessageQueue NewQueue(string name, InMemoryMessageQueue? deadLetters, int maxReceiveCount, TimeSpan retention) =>
        new(string.Create(CultureInfo.InvariantCulture, $"arn:aws:sqs:eu-central-1:000000000000:{name}"), Time)
        {
            Retention = retention,
            DeadLetterQueue = deadLetters,
            MaxReceiveCount = maxReceiveCount,
        };
}
