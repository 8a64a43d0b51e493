using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Puts the keys of a line together, in the order of Powertools 2.</summary>
internal sealed class PowertoolsLogger(string category) : ILogger
{
    private readonly AsyncLocal<LoggerScope> _scope = new();

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= LoggerSettings.Current.MinimumLevel;

    public IDisposable BeginScope<TState>(TState state) => new LoggerScope(_scope, state);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Write(logLevel, formatter(state, exception), state as IEnumerable<KeyValuePair<string, object>>, exception);
        }
    }

    /// <summary>Writes a line whose message is not text but a whole object.</summary>
    internal void LogObject(LogLevel logLevel, object message)
    {
        if (IsEnabled(logLevel))
        {
            Write(logLevel, message, null, null);
        }
    }

    private void Write(LogLevel level, object message, IEnumerable<KeyValuePair<string, object>> values, Exception exception)
    {
        var settings = LoggerSettings.Current;
        var line = new LogLine();
        line.AddStandard(settings.LevelKey, level.ToString());
        line.AddStandard("Message", message);
        line.AddStandard("Timestamp", DateTime.UtcNow.ToString("o", CultureInfo.InvariantCulture));
        line.AddStandard("Service", settings.Service);
        line.AddStandard("ColdStart", Invocation.IsColdStart);
        if (Invocation.Current?.Context is { } context)
        {
            line.AddStandard("FunctionName", context.FunctionName);
            line.AddStandard("FunctionMemorySize", context.MemoryLimitInMB);
            line.AddStandard("FunctionArn", context.InvokedFunctionArn);
            line.AddStandard("FunctionRequestId", context.AwsRequestId);
            line.AddStandard("FunctionVersion", context.FunctionVersion);
        }

        if (LoggerEnvironment.TraceId is { } traceId)
        {
            line.AddStandard("XrayTraceId", traceId);
        }

        line.AddStandard("Name", category);
        if (settings.SamplingRate > 0)
        {
            line.AddStandard("SamplingRate", settings.SamplingRate);
        }

        line.AddCustom(AppendedKeys.Current);
        line.AddCustom(_scope.Value?.Keys ?? []);
        line.AddCustom(MessageTemplate.Keys(values ?? []));
        if (exception is not null)
        {
            line.AddStandard("Exception", exception);
        }

        settings.Output.WriteLine(LogLineWriter.ToJson(line, settings.Names));
    }
}
