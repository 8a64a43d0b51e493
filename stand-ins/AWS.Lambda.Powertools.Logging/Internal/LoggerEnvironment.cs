using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>What the environment variables say.</summary>
internal static class LoggerEnvironment
{
    internal static string Service => Read("POWERTOOLS_SERVICE_NAME") ?? "service_undefined";

    internal static LogLevel Level =>
        Enum.TryParse(Read("POWERTOOLS_LOG_LEVEL"), ignoreCase: true, out LogLevel level) ? level : LogLevel.Information;

    /// <summary>The level set at the function itself; None when it is not.</summary>
    internal static LogLevel LambdaLevel => Read("AWS_LAMBDA_LOG_LEVEL")?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" => LogLevel.Information,
        "WARN" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" => LogLevel.Critical,
        _ => LogLevel.None,
    };

    internal static LoggerOutputCase Case =>
        Enum.TryParse(Read("POWERTOOLS_LOGGER_CASE"), ignoreCase: true, out LoggerOutputCase spelling)
            && spelling != LoggerOutputCase.Default
            ? spelling
            : LoggerOutputCase.SnakeCase;

    internal static double SamplingRate =>
        double.TryParse(Read("POWERTOOLS_LOGGER_SAMPLE_RATE"), NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : 0;

    internal static bool LogEvent => bool.TryParse(Read("POWERTOOLS_LOGGER_LOG_EVENT"), out var log) && log;

    internal static bool IsProvisioned => Read("AWS_LAMBDA_INITIALIZATION_TYPE") == "provisioned-concurrency";

    /// <summary>The root of the trace <c>Root=1-…;Parent=…;Sampled=…</c>; null when there is none.</summary>
    internal static string TraceId => Read("_X_AMZN_TRACE_ID")?.Split(';')[0].Replace("Root=", "", StringComparison.Ordinal);

    private static string Read(string name)
    {
        var value = Environment.GetEnvironmentVariable(name)?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
