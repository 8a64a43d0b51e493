using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>Lambda's limits for synchronous invocations. Lambda developer guide: "Lambda quotas"; the errors are Lambda's.</summary>
internal static class PayloadLimits
{
    public const int EventBytes = 6 * 1024 * 1024;

    /// <summary>A response may have 100 bytes more than an event: Lambda names both limits in its errors.</summary>
    public const int ResponseBytes = EventBytes + 100;

    public static InvocationResult EventTooLarge(string requestId, int bytes) => Failures.Failed(
        requestId,
        "RequestEntityTooLargeException",
        $"{bytes} byte payload is too large for the RequestResponse invocation type (limit {EventBytes} bytes)");

    public static InvocationResult ResponseTooLarge(string requestId, long bytes) => Failures.Failed(
        requestId,
        "Function.ResponseSizeTooLarge",
        $"Response payload size ({bytes} bytes) exceeded maximum allowed payload size ({ResponseBytes} bytes).");
}
