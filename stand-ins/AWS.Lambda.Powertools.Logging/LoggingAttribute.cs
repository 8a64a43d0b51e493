using AspectInjector.Broker;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>
/// Gives every line that is logged while the method runs the fields of its <see cref="Amazon.Lambda.Core.ILambdaContext"/> argument.
/// Settings made here hold for the process from the first call on.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[Injection(typeof(LoggingAspect))]
public class LoggingAttribute : Attribute
{
    private bool? _logEvent;

    /// <summary>The service's name; null leaves it as it is.</summary>
    public string Service { get; set; }

    /// <summary>The lowest level written; <see cref="LogLevel.None"/> leaves it as it is.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.None;

    /// <summary>How often the level falls to <see cref="LogLevel.Debug"/>, 0 to 1; 0 leaves it as it is.</summary>
    public double SamplingRate { get; set; }

    /// <summary>Whether the method's first argument is logged; unset, <c>POWERTOOLS_LOGGER_LOG_EVENT</c> says.</summary>
    public bool LogEvent
    {
        get => _logEvent ?? false;
        set => _logEvent = value;
    }

    /// <summary>The way to a correlation id in the JSON of the method's first argument: names after slashes. It becomes a key.</summary>
    public string CorrelationIdPath { get; set; }

    /// <summary>Whether all appended keys are gone once the method returns.</summary>
    public bool ClearState { get; set; }

    /// <summary>How keys are spelled; <see cref="LoggerOutputCase.Default"/> leaves it as it is.</summary>
    public LoggerOutputCase LoggerOutputCase { get; set; }

    internal bool LogsEvent => _logEvent ?? LoggerEnvironment.LogEvent;
}
