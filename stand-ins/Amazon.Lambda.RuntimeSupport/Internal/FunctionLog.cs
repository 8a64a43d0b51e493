using System.Globalization;
using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>The function's log: what handlers log, and what anything writes to the console, line by line.</summary>
internal sealed class FunctionLog : ILambdaLogger
{
    private static readonly string[] LevelNames = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];
    private static readonly string[] LevelLabels = ["trce", "dbug", "info", "warn", "fail", "crit"];
    private readonly LogLevel _least = ParseLevel(FunctionEnvironment.LogLevel) ?? LogLevel.Information;
    private readonly LogFormat _format = ParseFormat(FunctionEnvironment.LogFormat);
    private readonly TextWriter _output;
    private ILambdaContext _context;

    private FunctionLog(TextWriter output)
    {
        _output = output;
    }

    /// <summary>Makes the log and puts it in the place of the console's writers.</summary>
    internal static FunctionLog TakeConsole()
    {
        var log = new FunctionLog(Console.Out);
        Console.SetOut(new ConsoleLineWriter(Console.Out, log, LogLevel.Information));
        Console.SetError(new ConsoleLineWriter(Console.Error, log, LogLevel.Error));
        LambdaLogger.LoggingAction = message => log.Write(log._output, null, message);
        return log;
    }

    public void Log(string message) => Console.Write(message);

    public void LogLine(string message) => Write(_output, LogLevel.Information, message);

    public void Log(string level, string message) => Log(level, null, message, []);

    public void Log(string level, string message, params object[] args) => Log(level, null, message, args);

    public void Log(string level, Exception exception, string message, params object[] args) =>
        Write(_output, new LogEntry(ParseLevel(level), level, message, args, exception));

    /// <summary>Names the invocation that the next lines are of.</summary>
    internal void Begin(ILambdaContext context) => _context = context;

    /// <summary>Writes a failure of the handler or the initializer.</summary>
    internal void Write(Exception exception) =>
        Write(_output, new LogEntry(LogLevel.Error, nameof(LogLevel.Error), "", [], exception));

    internal void Write(TextWriter output, LogLevel? level, string message) =>
        Write(output, new LogEntry(level, level?.ToString(), message, [], null));

    private void Write(TextWriter output, LogEntry entry)
    {
        if (entry.Level < _least)
        {
            return;
        }

        var time = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

        // One call a line: the console's own writer keeps lines of several threads apart.
        output.WriteLine(_format == LogFormat.Json ? LogLineJson.Write(entry, time, _context) : Text(entry, time));
    }

    private string Text(LogEntry entry, string time)
    {
        var line = new StringBuilder();
        if (_format == LogFormat.Default)
        {
            line.Append(time).Append('\t').Append(_context?.AwsRequestId).Append('\t');
            var label = entry.Level is { } level ? LevelLabels[(int)level] : entry.LevelName;
            if (!string.IsNullOrEmpty(label))
            {
                line.Append(label).Append('\t');
            }
        }

        line.Append(LogTemplate.Fill(entry.Template, entry.Values));
        if (entry.Exception is not null)
        {
            line.AppendLine().Append(entry.Exception);
        }

        return line.ToString();
    }

    private static LogLevel? ParseLevel(string name)
    {
        if (string.Equals(name, "warn", StringComparison.OrdinalIgnoreCase))
        {
            return LogLevel.Warning;
        }

        if (string.Equals(name, "fatal", StringComparison.OrdinalIgnoreCase))
        {
            return LogLevel.Critical;
        }

        var index = Array.FindIndex(LevelNames, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : (LogLevel)index;
    }

    // Lambda's own word for plain lines, Text, is none of these names and means the default.
    private static LogFormat ParseFormat(string name) => name?.ToUpperInvariant() switch
    {
        "JSON" => LogFormat.Json,
        "UNFORMATTED" => LogFormat.Unformatted,
        _ => LogFormat.Default,
    };
}
