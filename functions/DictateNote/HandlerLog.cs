using Microsoft.Extensions.Logging;
using Notecast.Domain.Failures;

namespace Notecast.Functions.DictateNote;

internal static partial class HandlerLog
{
    [LoggerMessage(501, LogLevel.Warning, "A dictation is refused: {ErrorCode}: {Reason}")]
    public static partial void Refused(this ILogger logger, FailureCode errorCode, string reason);

    [LoggerMessage(502, LogLevel.Error, "A dictation failed: {Reason}")]
    public static partial void Failed(this ILogger logger, string reason);
}
