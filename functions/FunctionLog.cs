using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace Notecast.Functions;

/// <summary>The structured log of a function: one line of JSON a message, by Powertools.</summary>
internal static class FunctionLog
{
    /// <summary>A logger of this category. Powertools alone decides which levels are written.</summary>
    public static ILogger Create(string category) =>
        LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddPowertoolsLogger()).CreateLogger(category);
}
