namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The keys of a logging scope in the current asynchronous flow; an inner scope hides the one around it.</summary>
internal sealed class LoggerScope : IDisposable
{
    private readonly AsyncLocal<LoggerScope> _flow;
    private readonly LoggerScope _outer;

    internal LoggerScope(AsyncLocal<LoggerScope> flow, object state)
    {
        Keys = state switch
        {
            IEnumerable<KeyValuePair<string, object>> pairs => [.. pairs],
            IEnumerable<KeyValuePair<string, string>> pairs => [.. pairs.Select(pair => KeyValuePair.Create(pair.Key, (object)pair.Value))],
            _ => [],
        };
        _flow = flow;
        _outer = flow.Value;
        flow.Value = this;
    }

    internal IReadOnlyList<KeyValuePair<string, object>> Keys { get; }

    public void Dispose() => _flow.Value = _outer;
}
