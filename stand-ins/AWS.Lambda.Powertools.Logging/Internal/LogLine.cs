using System.Collections;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The keys of one line in their order. The first of two equal keys stays.</summary>
internal sealed class LogLine : IEnumerable<KeyValuePair<string, object>>
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "ColdStart", "Exception", "FunctionArn", "FunctionMemorySize", "FunctionName", "FunctionRequestId", "FunctionVersion", "Level",
        "Message", "Name", "SamplingRate", "Service", "Timestamp", "XrayTraceId",
    };

    private readonly OrderedDictionary<string, object> _keys = [];

    internal void AddStandard(string key, object value) => _keys.TryAdd(key, value);

    /// <summary>Adds what the program brought along, except blank names and names of the logger's own keys in whatever spelling.</summary>
    internal void AddCustom(IEnumerable<KeyValuePair<string, object>> keys)
    {
        foreach (var (key, value) in keys)
        {
            if (!string.IsNullOrWhiteSpace(key) && !Reserved.Contains(PascalCaseNamingPolicy.Instance.ConvertName(key)))
            {
                _keys.TryAdd(key, value);
            }
        }
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
