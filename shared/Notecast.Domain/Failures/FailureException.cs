namespace Notecast.Domain.Failures;

/// <summary>A failure whose class is known.</summary>
public abstract class FailureException : Exception
{
    private protected FailureException(Failure failure, Exception? innerException)
        : base($"{failure.Reason} {failure.Remedy}", innerException) => Failure = failure;

    /// <summary>What failed.</summary>
    public Failure Failure { get; }

    /// <summary>The change that failed, as far as who throws or passes this on knows it; empty otherwise.</summary>
    public string CorrelationId { get; internal set; } = "";
}
