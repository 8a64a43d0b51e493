using Notecast.EventSources.Invoking;
using Notecast.Simulation.Checking;
using Notecast.Simulation.Schedules;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Load;

/// <summary>
/// The whole pipeline in virtual time on services that take so many requests and no more: clients write at a steady rate for some time,
/// then it runs until nothing is left to do, then all dead letters are replayed until none is left.
/// </summary>
public sealed class LoadExperiment
{
    /// <summary>An operator who has seen the letters come back so often looks for another remedy.</summary>
    private const int MostReplays = 50;

    /// <summary>The least that MPEG-2 has: what the audio weighs makes no difference to the times.</summary>
    private const int SpeechBitRate = 8_000;

    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(60);

    private readonly LoadOptions _options;
    private readonly SimulatedWorld _world;
    private readonly ServiceCapacity _capacity;
    private readonly LoadClients _clients;
    private readonly LoadSources _sources;
    private readonly LoadSampler _sampler;
    private readonly InvariantChecks _checks;

    private LoadExperiment(LoadOptions options)
    {
        _options = options;
        var account = new AccountConcurrency(options.Concurrency);
        ServiceCapacity? capacity = null;
        _world = new SimulatedWorld(ScheduleOf(options), Guards.All, new Deployment
        {
            NarrateTimeout = DeployedLimits.NarrateTimeout,
            FinishTimeout = DeployedLimits.FinishTimeout,
            ColdStart = options.ColdStart,
            Account = account,
            Shards = options.Shards,
            SpeechBitRate = SpeechBitRate,
            NewSpeech = (service, time) => new WatchedSpeech(service, options, capacity!.Limits, time),
            NewCapacity = time => capacity = new ServiceCapacity(options, time),
        });
        _capacity = capacity!;
        _clients = new LoadClients(_world, options);
        _sources = new LoadSources(_world, options);
        _sampler = new LoadSampler(_world, _sources, account, _capacity.Limits);
        _checks = new InvariantChecks(_world);
    }

    /// <summary>Runs an experiment. The same options give the same result.</summary>
    /// <param name="options">How much is written, and what services and stack allow.</param>
    /// <param name="progress">Is told how many narrations have become ready, once in a virtual second.</param>
    /// <param name="stop">Ends the experiment.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LoadResult Run(LoadOptions options, Action<long> progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        options.Validate();
        return new LoadExperiment(options).Run(progress, stop);
    }

    private LoadResult Run(Action<long> progress, CancellationToken stop)
    {
        LoadResult? result = null;
        _world.Time.Run(async () =>
        {
            using var end = new CancellationTokenSource();
            var looking = _sampler.RunAsync(() => progress(_clients.Readied), end.Token);
            var running = _sources.RunAsync(end.Token);
            result = await PlayAsync(stop);
            end.Cancel();
            await Task.WhenAll(running, looking);
        });
        return result!;
    }

    private async Task<LoadResult> PlayAsync(CancellationToken stop)
    {
        await _clients.WriteAsync(stop);
        var stoppedAt = _world.Time.GetUtcNow() - _world.Start;
        await SettleAsync(stop);
        var atRest = LoadAtRest.Look(_world, _clients, _sampler, _capacity.Limits);
        _checks.CheckDeadLetters();
        await OutlastOutageAsync();
        var replays = await ReplayAsync(stop);
        CheckEnd();
        return ResultOf(atRest, stoppedAt, replays);
    }

    /// <summary>Lets everything run until only dead letters are left.</summary>
    private Task SettleAsync(CancellationToken stop) => _world.Time.UntilAsync(
        () =>
        {
            stop.ThrowIfCancellationRequested();
            return _sources.IsAtRest;
        },
        LongestRest);

    private async Task OutlastOutageAsync()
    {
        var left = _world.Start + _options.SpeechOutage - _world.Time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            await _world.Time.PassAsync(left);
        }
    }

    private async Task<int> ReplayAsync(CancellationToken stop)
    {
        var replays = 0;
        while (replays < MostReplays && _world.DeadLetterQueue.Count > 0)
        {
            replays++;
            _world.Operator.Replay(twice: false);
            await SettleAsync(stop);
        }

        return replays;
    }

    private void CheckEnd()
    {
        _checks.CheckQueueIsEmpty();
        _checks.CheckNotes(afterReconciliation: false);
        new BillChecks(_world).Check();
        _checks.CheckTopic();
    }

    private LoadResult ResultOf(LoadAtRest atRest, TimeSpan stoppedAt, int replays)
    {
        var bills = _world.Observations.Ledger.Bills;
        return new LoadResult
        {
            Writes = _clients.Writes,
            Notes = _world.KnownNotes.Count,
            Ready = atRest.Ready,
            Failed = _world.KnownNotes.Count - atRest.Ready,
            DeadLetters = atRest.DeadLetters,
            DrainedIn = atRest.At - stoppedAt,
            PeakBacklog = atRest.PeakBacklog,
            OldestJob = atRest.OldestJob,
            Latency = atRest.Latency,
            HotLatency = atRest.HotLatency,
            Limits = atRest.Limits,
            Services = _capacity.Services,
            BilledCharacters = bills.Sum(bill => (long)bill.Characters),
            BilledTwice = bills.GroupBy(bill => bill.Segment).Sum(ofSegment => ofSegment.Skip(1).Sum(bill => (long)bill.Characters)),
            Replays = replays,
            LeftOver = _world.DeadLetterQueue.Count,
            EndedAfter = _world.Time.GetUtcNow() - _world.Start,
            Deliveries = _world.Observations.Deliveries,
            Violations = _world.Observations.Violations,
        };
    }

    private static Schedule ScheduleOf(LoadOptions options) => new(
        options.Seed,
        options.SpeechOutage > TimeSpan.Zero ? [new ScheduledStep.Outage(TimeSpan.Zero, options.SpeechOutage, "speech")] : []);
}
