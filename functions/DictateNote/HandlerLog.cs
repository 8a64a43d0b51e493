using Microsoft.Extensions.Logging;
using Notecast.Domain.Failures;

namespace Notecast.Functions.DictateNote;

internal static partial class HandlerLog
{
    [LoggerMessage(501, LogLevel.Warning, "A dictation is refused with {ErrorCode}: {Reason}; correlation {CorrelationId}")]
    public static partial void Refused(this ILogger logger, FailureCode errorCode, string reason, string correlationId);

    [LoggerMessage(502, LogLevel.Error, "A dictation failed with {ErrorCode}: {Reason} {Remedy}; correlation {CorrelationId}")]
    public static partial void Failed(this ILogger logger, FailureCode errorCode, string reason, string remedy, string correlationId);
}
