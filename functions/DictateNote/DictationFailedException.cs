using Notecast.Domain.Failures;

namespace Notecast.Functions.DictateNote;

/// <summary>
/// Answers a request that failed and may work later: the caller gets this type's name and the message <c>Code: reason remedy</c>.
/// Asking again is safe and pays for nothing twice.
/// </summary>
public sealed class DictationFailedException : Exception
{
    /// <summary>The failure behind this exception.</summary>
    public DictationFailedException(Exception cause)
        : base(Describe(FailureClassifier.Classify(cause)), cause)
    {
    }

    private static string Describe(Failure failure) => $"{failure.Code}: {failure.Reason} {failure.Remedy}";
}
