using Microsoft.Extensions.Logging;

namespace Notecast.Functions.PlanNarrations;

internal static partial class HandlerLog
{
    [LoggerMessage(101, LogLevel.Warning, "A stream record is no note change: {Problem}; set aside as a dead letter; correlation {CorrelationId}")]
    public static partial void PoisonRecord(this ILogger logger, string problem, string correlationId);

    [LoggerMessage(102, LogLevel.Error, "A stream record could not be set aside: {Reason}; correlation {CorrelationId}")]
    public static partial void PoisonRecordNotSetAside(this ILogger logger, string reason, string correlationId);

    [LoggerMessage(103, LogLevel.Warning, "An event has no records; skipped")]
    public static partial void EventIsEmpty(this ILogger logger);
}
