using Notecast.EventSources.Invoking;

namespace Notecast.Cli.Invoking;

/// <summary>One try of an invocation.</summary>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Result">What became of it.</param>
/// <param name="PeakMemoryBytes">The most memory that the process has used; <see langword="null"/> when that is not known.</param>
internal sealed record InvocationTry(DateTimeOffset EndedAt, InvocationResult Result, long? PeakMemoryBytes)
{
    public bool IsSuccess => Result.Status == InvocationStatus.Succeeded;

    /// <summary>What Lambda bills: the duration with the init, rounded up to whole milliseconds.</summary>
    public long BilledMilliseconds => (long)Math.Ceiling((Result.Duration + (Result.InitDuration ?? TimeSpan.Zero)).TotalMilliseconds);
}
