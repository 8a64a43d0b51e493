using System.Collections.Concurrent;
using Notecast.Simulation;
using Notecast.Simulation.Schedules;

namespace Notecast.Cli.Simulating;

/// <summary>
/// Runs schedules on all cores. Each is run by one thread in virtual time and results are taken in the schedules' order, so that they are
/// the same on any number of cores.
/// </summary>
internal sealed class SimulationRun(Guards guards, TimeProvider time)
{
    /// <summary>Runs until one fails, all are done or the caller stops it.</summary>
    public SimulationOutcome Run(IEnumerable<Schedule> schedules, Action<long> progress, CancellationToken stop)
    {
        var start = time.GetTimestamp();
        var totals = new SimulationTotals();
        ScheduleFailure? failure = null;
        var isInterrupted = false;
        try
        {
            foreach (var (schedule, result) in RunInOrder(schedules, stop))
            {
                totals = totals.Add(result);
                progress(totals.Schedules);
                if (!result.IsSound)
                {
                    failure = new ScheduleFailure(schedule, result);
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            isInterrupted = true;
        }

        return new SimulationOutcome(totals, failure, isInterrupted, time.GetElapsedTime(start));
    }

    private ParallelQuery<(Schedule Schedule, SimulationResult Result)> RunInOrder(
        IEnumerable<Schedule> schedules, CancellationToken stop) =>
        Partitioner.Create(schedules, EnumerablePartitionerOptions.NoBuffering)
            .AsParallel()
            .AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(stop)
            .Select(schedule => (schedule, Simulator.Run(schedule, guards)));
}
