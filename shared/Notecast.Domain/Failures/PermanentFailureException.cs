namespace Notecast.Domain.Failures;

/// <summary>A failure that no retry can mend: the note or its settings must change first.</summary>
public sealed class PermanentFailureException : FailureException
{
    /// <summary>A failure of this class.</summary>
    public PermanentFailureException(FailureCode code, string reason, string remedy, Exception? innerException = null)
        : base(new Failure(code, reason, remedy, IsPermanent: true), innerException)
    {
    }
}
