namespace Notecast.Domain.Failures;

/// <summary>Puts any exception into one of the two failure classes.</summary>
public static class FailureClassifier
{
    /// <summary>
    /// The failure behind <paramref name="exception"/>. What no port has classified is transient: it is tried again,
    /// and ends as a dead letter if it stays.
    /// </summary>
    public static Failure Classify(Exception exception) => exception switch
    {
        FailureException known => known.Failure,
        OperationCanceledException => new Failure(
            FailureCode.TimedOut,
            "The function's time ran out before the work was done.",
            "It is tried again from the segments that are done; give the function more time if it stays.",
            IsPermanent: false),
        _ => new Failure(
            FailureCode.Unexpected,
            $"{exception.GetType().Name}: {exception.Message}",
            "It is tried again; read the log lines of this correlation id if it stays.",
            IsPermanent: false),
    };
}
