namespace Notecast.Cli.Simulating;

/// <summary>How a simulation ended.</summary>
/// <param name="Totals">What the schedules came to, in the order of their seeds, the failing one included.</param>
/// <param name="Failure">The first schedule that broke an invariant.</param>
/// <param name="IsInterrupted">Whether it was stopped before its last schedule.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record SimulationOutcome(SimulationTotals Totals, ScheduleFailure? Failure, bool IsInterrupted, TimeSpan Elapsed);
