using Microsoft.Extensions.Logging;

namespace Notecast.Functions.ReplayDeadLetters;

internal static partial class HandlerLog
{
    [LoggerMessage(401, LogLevel.Warning, "An event has no messages; skipped")]
    public static partial void EventIsEmpty(this ILogger logger);
}
