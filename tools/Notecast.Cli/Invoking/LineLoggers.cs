using System.Globalization;
using Microsoft.Extensions.Logging;
using Notecast.Cli.Output;

namespace Notecast.Cli.Invoking;

/// <summary>Log lines as they come, for people: time, level, function, message, each on one line.</summary>
/// <param name="output">Gets the lines.</param>
/// <param name="time">The clock.</param>
internal sealed class LineLoggers(TextWriter output, TimeProvider time) : ILoggerFactory
{
    private readonly Lock _writing = new();

    /// <summary>Writes a line that another process has written.</summary>
    public void Pass(string line)
    {
        lock (_writing)
        {
            output.WriteLine(Cells.OneLine(line));
        }
    }

    public ILogger CreateLogger(string categoryName) => new LineLogger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Lines go to one place.");

    public void Dispose()
    {
        // The writer is its maker's.
    }

    private void Write(string category, LogLevel level, string message, Exception? exception)
    {
        var moment = time.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var cause = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
        Pass($"{moment} {WordOf(level),-5} {category}: {message}{cause}");
    }

    private static string WordOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARN",
        _ => "ERROR",
    };

    private sealed class LineLogger(LineLoggers owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                owner.Write(category, logLevel, formatter(state, exception), exception);
            }
        }
    }
}
