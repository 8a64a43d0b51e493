using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Notecast.EventSources.Invoking;

/// <summary>
/// Passes a handler's log lines on. It implements the members with a message template too, because the interface's own body of
/// <see cref="Log(string, string, object[])"/> calls itself without end.
/// </summary>
[SuppressMessage("Usage", "CA2254", Justification = "The template is the handler's; it is passed on as it is.")]
[SuppressMessage("Performance", "CA1848", Justification = "The template is the handler's; none is known here.")]
[SuppressMessage("Performance", "CA1873", Justification = "Reading a level's name is cheap.")]
internal sealed class InvocationLogger(ILogger logger) : ILambdaLogger
{
    public void Log(string message) => logger.LogInformation("{Message}", message);

    public void LogLine(string message) => logger.LogInformation("{Message}", message);

    public void Log(string level, string message) => logger.Log(Level(level), "{Message}", message);

    public void Log(string level, string message, params object[] args) => logger.Log(Level(level), message, args);

    public void Log(string level, Exception exception, string message, params object[] args) =>
        logger.Log(Level(level), exception, message, args);

    private static LogLevel Level(string name) => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level : LogLevel.Information;
}
