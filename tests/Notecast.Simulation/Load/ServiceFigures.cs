namespace Notecast.Simulation.Load;

/// <summary>What was asked of a service.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Requests">Requests that it answered.</param>
/// <param name="Refused">Requests that it throttled, retries of the SDK counted as requests.</param>
/// <param name="MostASecond">The requests that it answered in its busiest second.</param>
public sealed record ServiceFigures(string Service, long Requests, long Refused, long MostASecond);
