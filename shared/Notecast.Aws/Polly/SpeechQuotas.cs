using Notecast.Domain.Speech;

namespace Notecast.Aws;

/// <summary>The quotas of all engines.</summary>
public sealed class SpeechQuotas
{
    private readonly Dictionary<string, SpeechQuota> _byEngine;

    private SpeechQuotas(Dictionary<string, SpeechQuota> byEngine) => _byEngine = byEngine;

    /// <summary>
    /// What an account has before it asks for more. Where no burst is documented, it is one second's requests.
    /// Source: Amazon Polly Developer Guide, "Quotas in Amazon Polly".
    /// </summary>
    public static SpeechQuotas Default { get; } = new(new Dictionary<string, SpeechQuota>
    {
        [Engines.Standard] = new(requestsPerSecond: 80, burst: 100, concurrentRequests: 80),
        [Engines.Neural] = new(requestsPerSecond: 8, burst: 10, concurrentRequests: 18),
        [Engines.Generative] = new(requestsPerSecond: 8, burst: 8, concurrentRequests: 26),
        [Engines.LongForm] = new(requestsPerSecond: 8, burst: 10, concurrentRequests: 26),
    });

    /// <summary>The quota of an engine.</summary>
    /// <exception cref="KeyNotFoundException">There is no such engine.</exception>
    public SpeechQuota this[string engine] => _byEngine[engine];

    /// <summary>
    /// What each of so many callers may use of every quota. The environments of a function that run at once are such callers.
    /// </summary>
    /// <param name="callers">At least 1.</param>
    public SpeechQuotas ShareOf(int callers) => new(_byEngine.ToDictionary(pair => pair.Key, pair => pair.Value.ShareOf(callers)));

    /// <summary>The default quotas with those that a setting names in their place.</summary>
    /// <param name="overrides">Such as <c>neural=16/20/36,standard=100/120/100</c>; empty for none.</param>
    /// <exception cref="FormatException">The setting is not of that form, or names an engine twice or one that does not exist.</exception>
    public static SpeechQuotas Parse(string? overrides)
    {
        var byEngine = new Dictionary<string, SpeechQuota>(Default._byEngine);
        var named = new HashSet<string>();
        foreach (var part in (overrides ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [var engine, var quota])
            {
                throw new FormatException($"'{part}' is not an engine's speech quota; expected the form neural=8/10/18.");
            }

            if (!byEngine.ContainsKey(engine))
            {
                throw new FormatException($"'{engine}' in '{part}' is not an engine; expected one of {string.Join(", ", Engines.All)}.");
            }

            if (!named.Add(engine))
            {
                throw new FormatException($"The engine {engine} has two speech quotas; keep one.");
            }

            byEngine[engine] = SpeechQuota.Parse(quota);
        }

        return new SpeechQuotas(byEngine);
    }

    /// <summary>All quotas, in the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join(',', Engines.All.Select(engine => $"{engine}={_byEngine[engine]}"));
}
