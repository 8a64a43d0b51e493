using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Simulation;
using Notecast.Simulation.Schedules;

namespace Notecast.Cli.Simulating;

/// <summary>Shows what a simulation came to.</summary>
/// <param name="terminal">Where.</param>
/// <param name="guards">The guards that were on.</param>
/// <param name="replay">The command line that runs a schedule again, by its seed.</param>
internal sealed class SimulationReport(Terminal terminal, Guards guards, Func<int, string> replay)
{
    /// <summary>Shows it as tables and lines.</summary>
    public void Write(SimulationOutcome outcome)
    {
        var totals = outcome.Totals;
        var seconds = Math.Max(outcome.Elapsed.TotalSeconds, double.Epsilon);
        var table = new FigureTable();
        table.Add("schedules", totals.Schedules, ASecond(totals.Schedules / seconds));
        table.Add("deliveries", totals.Deliveries, ASecond(totals.Deliveries / seconds));
        table.Add("faults", totals.Faults, "calls that went wrong");
        table.Add("throttled", totals.Throttled, "of them, refused because there were too many");
        table.Add("of sources", totals.SourceFaults, "of them, of the event sources' own calls");
        table.Add("restarts", totals.Restarts, "of the event sources");
        table.Add("lost records", totals.LostRecords, "of idempotency");
        table.Add("deaths", totals.Deaths, "processes that died or timed out");
        table.Add("dead letters", totals.DeadLetters, "seen by operators");
        table.Add("bills", totals.Bills, "answers of the speech service");
        table.Add("segments", totals.Segments, "of them, one for each segment that was kept");
        table.Add("lost", totals.LostBills, "of them, whose audio was lost before it was kept");
        table.Add("raced", totals.RacedBills, "of them, for a segment that another narration had under way");
        table.WriteTo(terminal.Console);
        if (outcome.Failure is { } failure)
        {
            terminal.Out.WriteLine();
            terminal.Out.Write(FailingSchedule.Describe(failure.Schedule, failure.Result, guards));
            terminal.Out.WriteLine($"Replay it by its seed: {replay(failure.Schedule.Seed)}");
            terminal.Out.WriteLine("Or save the script and replay that: notecast simulate --script FILE");
        }
        else if (totals.Schedules > 0)
        {
            terminal.Out.WriteLine("Every invariant held.");
        }
    }

    /// <summary>Shows it as one JSON object.</summary>
    public void WriteJson(SimulationOutcome outcome)
    {
        var failure = outcome.Failure is { } failed
            ? new ScheduleFailureDocument(
                failed.Schedule.Seed,
                [.. failed.Result.Violations.Select(ViolationDocument.Of)],
                ScheduleText.Write(FailingSchedule.Shortest(failed.Schedule, failed.Result, guards)),
                replay(failed.Schedule.Seed))
            : null;
        Json.WriteDocument(terminal.Out, SimulationDocument.Of(outcome, failure));
    }

    private static string ASecond(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:N0} a second");
}
