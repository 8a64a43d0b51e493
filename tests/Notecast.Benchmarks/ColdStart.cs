namespace Notecast.Benchmarks;

/// <summary>The start of one process.</summary>
/// <param name="Init">From the start until it asks for its first event, in milliseconds.</param>
/// <param name="FirstResponse">From the start until its first response, in milliseconds.</param>
internal sealed record ColdStart(double Init, double FirstResponse);
