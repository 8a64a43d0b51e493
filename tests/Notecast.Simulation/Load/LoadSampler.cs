using Notecast.EventSources.Invoking;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Load;

/// <summary>Looks once a second at what waits, and for what.</summary>
internal sealed class LoadSampler(SimulatedWorld world, LoadSources sources, AccountConcurrency account, LimitWatch limits)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private long _throttled;

    public int PeakBacklog { get; private set; }

    public TimeSpan OldestJob { get; private set; }

    /// <summary>Looks until it is stopped; each look is followed by <paramref name="then"/>.</summary>
    public async Task RunAsync(Action then, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await world.Time.PassAsync(Second);
            LookAtJobs();
            LookAtLimits();
            then();
        }
    }

    private void LookAtJobs()
    {
        PeakBacklog = Math.Max(PeakBacklog, sources.Backlog);
        if (world.JobQueue.OldestSentAt is { } oldest)
        {
            var age = world.Time.GetUtcNow() - oldest;
            OldestJob = age > OldestJob ? age : OldestJob;
        }
    }

    private void LookAtLimits()
    {
        if (sources.Narrating is { } limit)
        {
            limits.Meet(limit);
        }

        if (sources.Unplanned > sources.PlannedAtOnce)
        {
            limits.Meet(LoadLimit.StreamShards);
        }

        if (account.Throttled > _throttled)
        {
            limits.Meet(LoadLimit.LambdaConcurrency, account.Throttled - _throttled);
            _throttled = account.Throttled;
        }
    }
}
