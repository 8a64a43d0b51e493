namespace Notecast.Simulation.Schedules;

/// <summary>All that happens in one run of the simulator. Two runs of one schedule are the same.</summary>
/// <param name="Seed">Decides the latencies and the retry delays.</param>
/// <param name="Steps">What clients, operators and chance do, in the order of their times.</param>
public sealed record Schedule(int Seed, IReadOnlyList<ScheduledStep> Steps);
