namespace Notecast.Domain.Failures;

/// <summary>A failure that may mend itself: the step is tried again later.</summary>
public sealed class TransientFailureException : FailureException
{
    /// <summary>A failure of this class.</summary>
    public TransientFailureException(FailureCode code, string reason, string remedy, Exception? innerException = null)
        : base(new Failure(code, reason, remedy, IsPermanent: false), innerException)
    {
    }
}
