using Notecast.Domain.Failures;

namespace Notecast.Functions.DictateNote;

/// <summary>
/// Answers a request that failed and may work later: the caller gets this type's name and the message <c>Code: reason remedy</c>.
/// Asking again is safe and pays for nothing twice.
/// </summary>
public sealed class DictationFailedException : Exception
{
    /// <summary>Unlike a job, a request is not tried again by itself, so the failure's own remedy is left to the log.</summary>
    private const string Remedy =
        "Ask again: what is spoken already is kept and not paid for twice. If it stays, see the function's log about this request.";

    /// <summary>The answer for this failure.</summary>
    /// <param name="failure">What failed.</param>
    /// <param name="cause">The exception behind it; the answer tells it as its cause.</param>
    public DictationFailedException(Failure failure, Exception cause)
        : base($"{failure.Code}: {failure.Reason} {Remedy}", cause)
    {
    }
}
