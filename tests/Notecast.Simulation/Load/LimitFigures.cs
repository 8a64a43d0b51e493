namespace Notecast.Simulation.Load;

/// <summary>A limit that held the pipeline back.</summary>
/// <param name="Limit">Which.</param>
/// <param name="FirstAt">When it did so first, from the start.</param>
/// <param name="Times">
/// How often: requests that were refused or held back, invocations that were throttled; for <see cref="LoadLimit.MaximumConcurrency"/>,
/// <see cref="LoadLimit.QueueScaling"/> and <see cref="LoadLimit.StreamShards"/> the seconds in which it did.
/// </param>
public sealed record LimitFigures(LoadLimit Limit, TimeSpan FirstAt, long Times);
