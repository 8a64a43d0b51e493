using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>Lambda's limits for events and responses. Lambda developer guide: "Lambda quotas"; the errors are Lambda's.</summary>
public static class PayloadLimits
{
    /// <summary>The most bytes of an event of a synchronous invocation.</summary>
    public const int EventBytes = 6 * 1024 * 1024;

    /// <summary>The most bytes of an event of an asynchronous invocation.</summary>
    public const int AsynchronousEventBytes = 1024 * 1024;

    /// <summary>A response may have 100 bytes more than an event: Lambda names both limits in its errors.</summary>
    internal const int ResponseBytes = EventBytes + 100;

    internal static InvocationResult EventTooLarge(string requestId, int bytes) => Failures.Failed(
        requestId,
        "RequestEntityTooLargeException",
        $"{bytes} byte payload is too large for the RequestResponse invocation type (limit {EventBytes} bytes)");

    internal static InvocationResult ResponseTooLarge(string requestId, long bytes) => Failures.Failed(
        requestId,
        "Function.ResponseSizeTooLarge",
        $"Response payload size ({bytes} bytes) exceeded maximum allowed payload size ({ResponseBytes} bytes).");
}
