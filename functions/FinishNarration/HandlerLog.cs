using Microsoft.Extensions.Logging;
using Notecast.Domain.Failures;

namespace Notecast.Functions.FinishNarration;

internal static partial class HandlerLog
{
    [LoggerMessage(301, LogLevel.Warning, "A bucket event record ({EventName}) names no object; skipped")]
    public static partial void RecordHasNoKey(this ILogger logger, string? eventName);

    [LoggerMessage(302, LogLevel.Warning, "Object {ObjectKey} is set aside as a dead letter: {ErrorCode}: {Reason}; correlation {CorrelationId}")]
    public static partial void SetAside(this ILogger logger, FailureCode errorCode, string reason, string objectKey, string correlationId);

    [LoggerMessage(303, LogLevel.Information, "A bucket event has no records, as S3's test notification has none; skipped")]
    public static partial void EventIsEmpty(this ILogger logger);

    [LoggerMessage(304, LogLevel.Warning, "A bucket event record ({EventName}) tells of no created object; skipped")]
    public static partial void NothingCreated(this ILogger logger, string? eventName);
}
