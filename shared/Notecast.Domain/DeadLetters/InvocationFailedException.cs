using System.Diagnostics.CodeAnalysis;
using Notecast.Domain.Failures;

namespace Notecast.Domain.DeadLetters;

/// <summary>
/// Fails an asynchronous invocation. Lambda keeps nothing of it but its type and its message, in its own record of the failure, so the
/// message says all that a dead letter shall tell: <c>StorageUnavailable: The reason. The remedy. (correlation c1)</c>.
/// </summary>
public sealed class InvocationFailedException : Exception
{
    private const string AfterErrorType = ": ";
    private const string BeforeCorrelationId = " (correlation ";
    private const string End = ")";

    /// <summary>The failure of an invocation by this exception.</summary>
    public InvocationFailedException(Exception cause)
        : base(Describe(cause), cause)
    {
    }

    /// <summary>Reads the message, if it is one of this class.</summary>
    internal static bool TryRead(
        string message, [NotNullWhen(true)] out string? errorType, [NotNullWhen(true)] out string? errorMessage, out string correlationId)
    {
        errorType = null;
        errorMessage = null;
        correlationId = "";
        var colon = message.IndexOf(AfterErrorType, StringComparison.Ordinal);
        if (colon <= 0)
        {
            return false;
        }

        var end = message.LastIndexOf(BeforeCorrelationId, StringComparison.Ordinal);
        var hasCorrelationId = end > colon && message.EndsWith(End, StringComparison.Ordinal);
        errorType = message[..colon];
        errorMessage = message[(colon + AfterErrorType.Length)..(hasCorrelationId ? end : message.Length)];
        correlationId = hasCorrelationId ? message[(end + BeforeCorrelationId.Length)..^End.Length] : "";
        return true;
    }

    private static string Describe(Exception cause)
    {
        var failure = FailureClassifier.Classify(cause);
        var correlationId = cause is FailureException { CorrelationId.Length: > 0 } known
            ? $"{BeforeCorrelationId}{known.CorrelationId}{End}"
            : "";

        // The reason of a failure without a code begins with the exception's type already.
        return failure.Code == FailureCode.Unexpected && cause is not FailureException
            ? $"{failure.Reason} {failure.Remedy}{correlationId}"
            : $"{failure.Code}{AfterErrorType}{failure.Reason} {failure.Remedy}{correlationId}";
    }
}
