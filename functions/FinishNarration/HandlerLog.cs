using Microsoft.Extensions.Logging;
using Notecast.Domain.Failures;

namespace Notecast.Functions.FinishNarration;

internal static partial class HandlerLog
{
    [LoggerMessage(301, LogLevel.Warning, "A bucket event record ({EventName}) names no object; skipped")]
    public static partial void RecordHasNoKey(this ILogger logger, string? eventName);

    [LoggerMessage(302, LogLevel.Warning, "Narration {ObjectKey} is unfit: {ErrorCode}: {Reason}")]
    public static partial void NarrationUnfit(this ILogger logger, FailureCode errorCode, string reason, string objectKey);
}
