using Microsoft.Extensions.Logging;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>Keeps every log line, exception included.</summary>
internal sealed class LinesLogger : ILogger
{
    public List<string> Lines { get; } = [];

    /// <summary>What a structured log has beside a line.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, object?>> Values { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        Lines.Add(line);
        Values[line] = (state as IReadOnlyList<KeyValuePair<string, object?>> ?? []).ToDictionary();
    }
}
