using System.Collections.Concurrent;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The appended keys of the current asynchronous flow, so that concurrent invocations keep theirs apart.</summary>
internal static class AppendedKeys
{
    private static readonly AsyncLocal<ConcurrentDictionary<string, object>> Flow = new();

    internal static ConcurrentDictionary<string, object> Current
    {
        get => Flow.Value ??= new ConcurrentDictionary<string, object>(StringComparer.Ordinal);
        set => Flow.Value = value;
    }
}
