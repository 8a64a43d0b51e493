using Microsoft.Extensions.Logging;

namespace Notecast.EventSources;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Operation} failed at try {Tries}; it is tried again in {Delay}.")]
    public static partial void StoreFailed(ILogger logger, string operation, int tries, TimeSpan delay, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Invocation {RequestId} of {Function} failed: {ErrorType}: {ErrorMessage}")]
    public static partial void InvocationFailed(ILogger logger, string requestId, string function, string? errorType, string? errorMessage);

    [LoggerMessage(3, LogLevel.Warning, "Invocation {RequestId} of {Function} ended after its deadline ({Status}); its result is not used.")]
    public static partial void EndedLate(ILogger logger, string requestId, string function, string status);

    [LoggerMessage(4, LogLevel.Error, "{Records} records of {Shard} from {Start} to {End} are given up ({Condition}); {Destination}.")]
    public static partial void BatchGivenUp(
        ILogger logger, int records, string shard, string start, string end, string condition, string destination);

    [LoggerMessage(5, LogLevel.Error, "Asynchronous invocation {RequestId} of {Function} is given up ({Condition}) after {Attempts} failures.")]
    public static partial void InvocationGivenUp(ILogger logger, string requestId, string function, string condition, int attempts);

    [LoggerMessage(6, LogLevel.Debug, "Invocation of {Function} was throttled {Times} times; it is tried again in {Delay}.")]
    public static partial void Throttled(ILogger logger, string function, int times, TimeSpan delay);

    [LoggerMessage(7, LogLevel.Warning, "Messages of {Queue} could not be handed over before their visibility timeout ended.")]
    public static partial void ThrottledTooLong(ILogger logger, string queue);

    [LoggerMessage(8, LogLevel.Debug, "Process {ProcessId} of {Function} was started.")]
    public static partial void ProcessStarted(ILogger logger, int processId, string function);

    [LoggerMessage(9, LogLevel.Debug, "Process {ProcessId} of {Function} has ended.")]
    public static partial void ProcessEnded(ILogger logger, int processId, string function);
}
