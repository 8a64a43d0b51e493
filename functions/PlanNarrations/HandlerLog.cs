using Microsoft.Extensions.Logging;

namespace Notecast.Functions.PlanNarrations;

internal static partial class HandlerLog
{
    [LoggerMessage(101, LogLevel.Warning, "Stream record {EventId} is no note change: {Problem}; set aside as a dead letter")]
    public static partial void PoisonRecord(this ILogger logger, string? eventId, string problem);

    [LoggerMessage(102, LogLevel.Error, "Stream record {EventId} could not be set aside: {Reason}")]
    public static partial void PoisonRecordNotSetAside(this ILogger logger, string? eventId, string reason);
}
