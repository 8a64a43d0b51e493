using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.Domain.Audio;

namespace Notecast.Benchmarks.Functions;

/// <summary>A speech service of fixed latency that refuses what exceeds its concurrency. It speaks silence of a plausible length.</summary>
/// <param name="latency">From each request to its audio.</param>
/// <param name="concurrency">How many requests may be under way at once.</param>
internal sealed class TimedSpeech(TimeSpan latency, int concurrency)
{
    /// <summary>How fast people speak; voices take 14 to 16.</summary>
    private const double LettersPerSecond = 15;

    private readonly ConcurrentDictionary<int, byte[]> _spoken = new();
    private int _underWay;
    private int _count;
    private int _refused;

    public TimeSpan Latency => latency;

    public int Concurrency => concurrency;

    /// <summary>How many requests were answered with speech.</summary>
    public int Count => _count;

    /// <summary>How many requests were refused.</summary>
    public int Refused => _refused;

    /// <summary>Forgets what it counted.</summary>
    public void Reset() => (_count, _refused) = (0, 0);

    /// <summary>Answers a request.</summary>
    public async Task<CloudAnswer> AnswerAsync(byte[] body)
    {
        try
        {
            if (Interlocked.Increment(ref _underWay) > concurrency)
            {
                Interlocked.Increment(ref _refused);
                return new CloudAnswer(
                    HttpStatusCode.BadRequest,
                    "application/json",
                    ["{\"message\":\"Rate exceeded\"}"u8.ToArray()],
                    ("x-amzn-ErrorType", "ThrottlingException"));
            }

            var wait = Task.Delay(latency);
            var length = JsonNode.Parse(Encoding.UTF8.GetString(body))!["Text"]!.GetValue<string>().Length;
            var seconds = Math.Max(1, (int)(length / LettersPerSecond));
            var audio = _spoken.GetOrAdd(seconds, _ => Mp3Silence.Create(TimeSpan.FromSeconds(seconds)));
            await wait;
            Interlocked.Increment(ref _count);
            return new CloudAnswer(
                HttpStatusCode.OK, "audio/mpeg", [audio], ("x-amzn-RequestCharacters", length.ToString(CultureInfo.InvariantCulture)))
            {
                IsLive = true,
            };
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
