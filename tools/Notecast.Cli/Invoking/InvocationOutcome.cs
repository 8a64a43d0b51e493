namespace Notecast.Cli.Invoking;

/// <summary>What became of an invocation.</summary>
/// <param name="RequestId">Names it, with all its tries.</param>
/// <param name="Tries">Its tries; none only in a dry run.</param>
/// <param name="FailureRecord">
/// What Lambda sends to an on-failure destination, as JSON; <see langword="null"/> unless an asynchronous invocation was given up.
/// </param>
internal sealed record InvocationOutcome(string RequestId, IReadOnlyList<InvocationTry> Tries, string? FailureRecord)
{
    public bool IsSuccess => Tries.Count == 0 || Tries[^1].IsSuccess;
}
