using System.Globalization;

namespace Notecast.EventSources.Invoking;

/// <summary>Results of invocations that failed, worded as Lambda words them.</summary>
internal static class Failures
{
    public static InvocationResult Failed(string requestId, string errorType, string errorMessage) => new()
    {
        RequestId = requestId,
        Status = InvocationStatus.Failed,
        ErrorType = errorType,
        ErrorMessage = errorMessage,
        Payload = ErrorJson.Write(errorType, errorMessage),
    };

    public static InvocationResult TimedOut(string requestId, TimeSpan timeout, DateTimeOffset now)
    {
        var seconds = timeout.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        var date = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var message = $"{date} {requestId} Task timed out after {seconds} seconds";
        return Failed(requestId, "Sandbox.Timedout", message) with { Status = InvocationStatus.TimedOut };
    }
}
