using Microsoft.Extensions.Logging;

namespace Notecast.Functions.NarrateNote;

internal static partial class HandlerLog
{
    [LoggerMessage(201, LogLevel.Warning, "An event has no messages; skipped")]
    public static partial void EventIsEmpty(this ILogger logger);
}
