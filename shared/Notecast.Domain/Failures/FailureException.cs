namespace Notecast.Domain.Failures;

/// <summary>A failure whose class is known.</summary>
public abstract class FailureException : Exception
{
    private protected FailureException(Failure failure, Exception? innerException)
        : base($"{failure.Reason} {failure.Remedy}", innerException) => Failure = failure;

    /// <summary>What failed.</summary>
    public Failure Failure { get; }
}
