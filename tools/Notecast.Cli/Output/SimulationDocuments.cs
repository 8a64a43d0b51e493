using Notecast.Cli.Simulating;
using Notecast.Simulation.Checking;

namespace Notecast.Cli.Output;

/// <summary><c>simulate</c>: what the schedules came to.</summary>
internal sealed record SimulationDocument(
    long Schedules,
    long Deliveries,
    long Faults,
    long Throttled,
    long SourceFaults,
    long Restarts,
    long LostRecords,
    long Deaths,
    long DeadLetters,
    BillsDocument Bills,
    double Seconds,
    bool IsInterrupted,
    ScheduleFailureDocument? Failure)
{
    public static SimulationDocument Of(SimulationOutcome outcome, ScheduleFailureDocument? failure) => new(
        outcome.Totals.Schedules,
        outcome.Totals.Deliveries,
        outcome.Totals.Faults,
        outcome.Totals.Throttled,
        outcome.Totals.SourceFaults,
        outcome.Totals.Restarts,
        outcome.Totals.LostRecords,
        outcome.Totals.Deaths,
        outcome.Totals.DeadLetters,
        new BillsDocument(outcome.Totals.Bills, outcome.Totals.Segments, outcome.Totals.LostBills, outcome.Totals.RacedBills),
        Math.Round(outcome.Elapsed.TotalSeconds, 3),
        outcome.IsInterrupted,
        failure);
}

/// <summary>Answers of the speech service: all are the other three together.</summary>
internal sealed record BillsDocument(long All, long Segments, long Lost, long Raced);

/// <summary>The first schedule that broke an invariant, and the shortest script that still does.</summary>
internal sealed record ScheduleFailureDocument(int Seed, IReadOnlyList<ViolationDocument> Violations, string Script, string Replay);

/// <summary>An invariant that did not hold.</summary>
internal sealed record ViolationDocument(string Invariant, double AtSeconds, string What)
{
    public static ViolationDocument Of(Violation violation) =>
        new(violation.Invariant.ToString(), violation.At.TotalSeconds, violation.What);
}
