using Notecast.Simulation.Checking;
using Notecast.Simulation.Schedules;
using Notecast.Simulation.World;

namespace Notecast.Simulation;

/// <summary>Runs schedules against the whole pipeline and checks what must hold.</summary>
public static class Simulator
{
    /// <summary>More replays than this bring nothing new: what still fails, fails for good.</summary>
    private const int MostReplays = 6;

    /// <summary>Longer than a note may be pending before a reconciliation plans it again.</summary>
    private static readonly TimeSpan BeforeReconciliation = TimeSpan.FromHours(2);

    /// <summary>Runs a schedule.</summary>
    /// <param name="schedule">What happens.</param>
    /// <param name="guards">The guards that are on; all of them, but to check the checker.</param>
    public static SimulationResult Run(Schedule schedule, Guards guards = Guards.All)
    {
        var world = new SimulatedWorld(schedule, guards);
        var checks = new InvariantChecks(world);
        var bills = new BillChecks(world);
        try
        {
            world.Run(() => PlayAsync(schedule, world, checks, bills));
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            world.Observations.Report(Invariant.ThePipelineComesToRest, exception.Message);
        }

        return ResultOf(schedule, world, bills);
    }

    private static async Task PlayAsync(Schedule schedule, SimulatedWorld world, InvariantChecks checks, BillChecks bills)
    {
        foreach (var (at, step) in schedule.Steps.Select(step => (At: TimeOf(step), ScheduledStep: step)).Where(pair => pair.At is not null).OrderBy(pair => pair.At))
        {
            var left = world.Start + at!.Value - world.Time.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                await world.Time.PassAsync(left);
            }

            world.Apply(step);
        }

        // What the last steps began goes wrong too.
        await world.Time.PassAsync(EndOfTrouble(schedule));
        await world.SettleAsync();
        world.Faults.End();
        checks.CheckDeadLetters();
        if (schedule.Steps.OfType<ScheduledStep.Mend>().Any())
        {
            checks.Mend();
            await world.SettleAsync();
        }

        for (var replay = 0; replay < MostReplays && world.DeadLetterQueue.Count > 0; replay++)
        {
            world.Operator.Replay(twice: false);
            await world.SettleAsync();
        }

        world.Operator.Discard(checks.IsHopeless);
        checks.CheckQueueIsEmpty();
        checks.CheckNotes(afterReconciliation: false);
        await world.Time.PassAsync(BeforeReconciliation);
        await world.Operator.ReconcileAsync();
        await world.SettleAsync();
        checks.CheckNotes(afterReconciliation: true);
        world.Operator.Discard(checks.IsHopeless);
        checks.CheckQueueIsEmpty();
        bills.Check();
        checks.CheckTopic();
    }

    private static TimeSpan EndOfTrouble(Schedule schedule) =>
        schedule.Steps.Select(EndOf).OfType<TimeSpan>().DefaultIfEmpty(TimeSpan.Zero).Max();

    private static TimeSpan? EndOf(ScheduledStep step) => step switch
    {
        ScheduledStep.Outage outage => outage.To,
        ScheduledStep.Throttling throttling => throttling.To,
        _ => null,
    };

    private static TimeSpan? TimeOf(ScheduledStep step) => step switch
    {
        ScheduledStep.Write write => write.At,
        ScheduledStep.Remove remove => remove.At,
        ScheduledStep.Expire expire => expire.At,
        ScheduledStep.Restart restart => restart.At,
        ScheduledStep.Forget forget => forget.At,
        ScheduledStep.PoisonRecord poison => poison.At,
        ScheduledStep.PoisonJob poison => poison.At,
        ScheduledStep.Replay replay => replay.At,
        ScheduledStep.Reconcile reconcile => reconcile.At,
        ScheduledStep.ClockSkew skew => skew.At,
        _ => null,
    };

    private static SimulationResult ResultOf(Schedule schedule, SimulatedWorld world, BillChecks bills) => new()
    {
        Violations = world.Observations.Violations,
        Lasted = world.Time.GetUtcNow() - world.Start,
        Deliveries = world.Observations.Deliveries,
        Faults = world.Faults.Struck,
        Throttled = world.Faults.Throttled,
        SourceFaults = world.Faults.OfSources,
        Restarts = world.Observations.Restarts,
        LostRecords = world.Observations.LostRecords,
        SsmlWrites = schedule.Steps.OfType<ScheduledStep.Write>().Count(write => write.TextType is not null),
        Expiries = schedule.Steps.OfType<ScheduledStep.Expire>().Count(),
        Deaths = world.Observations.Deaths,
        Bills = world.Observations.Ledger.Bills.Count,
        Segments = bills.CountSegments(),
        LostBills = bills.CountLost(),
        RacedBills = bills.CountRaced(),
        DeadLetters = world.Observations.DeadLetters,
    };
}
