using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>The logger's settings, one set for the process. What is left unset comes from the environment.</summary>
public class PowertoolsLoggerConfiguration
{
    /// <summary>The service's name in each line; unset: <c>POWERTOOLS_SERVICE_NAME</c>, else <c>service_undefined</c>.</summary>
    public string Service { get; set; }

    /// <summary>
    /// The lowest level written; <see cref="LogLevel.None"/> means unset: <c>POWERTOOLS_LOG_LEVEL</c>, else
    /// <see cref="LogLevel.Information"/>. Lambda's own <c>AWS_LAMBDA_LOG_LEVEL</c> wins over all.
    /// </summary>
    public LogLevel MinimumLogLevel { get; set; } = LogLevel.None;

    /// <summary>
    /// How often the level falls to <see cref="LogLevel.Debug"/>, 0 to 1; 0 means unset: <c>POWERTOOLS_LOGGER_SAMPLE_RATE</c>, else never.
    /// </summary>
    public double SamplingRate { get; set; }

    /// <summary>How keys are spelled.</summary>
    public LoggerOutputCase LoggerOutputCase { get; set; }

    /// <summary>Where lines go.</summary>
    public IConsoleWrapper LogOutput { get; set; } = new ConsoleWrapper();
}
