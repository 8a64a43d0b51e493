using Notecast.Domain.Failures;

namespace Notecast.Functions.DictateNote;

/// <summary>
/// Answers a request that cannot be done as it is: the caller gets this type's name and the message <c>Code: reason remedy</c>. Asking
/// again without a change is in vain.
/// </summary>
public sealed class DictationRefusedException : Exception
{
    /// <summary>The refusal for this failure.</summary>
    /// <param name="cause">The failure; the answer tells it as its cause.</param>
    public DictationRefusedException(PermanentFailureException cause)
        : base($"{cause.Failure.Code}: {cause.Message}", cause)
    {
    }
}
