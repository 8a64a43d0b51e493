namespace Notecast.Simulation.Checking;

/// <summary>An invariant that does not hold.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="At">When it was seen, from the start.</param>
/// <param name="What">What was seen instead.</param>
public sealed record Violation(Invariant Invariant, TimeSpan At, string What);
