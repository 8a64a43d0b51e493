using System.Globalization;

namespace Notecast.Aws;

/// <summary>How much of one engine's speech an account may ask for.</summary>
public sealed record SpeechQuota
{
    private const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    /// <summary>A request in a quarter of an hour: a lower rate would be a mistake.</summary>
    private const double LowestRate = 0.001;

    /// <summary>
    /// The longest note has about 140 segments. At this rate they take nine minutes, which is a few tries of its job.
    /// </summary>
    private const double LowestShare = 0.25;

    private const string Form = "requests a second, burst and concurrent requests, such as 8/10/18";

    /// <summary>A quota.</summary>
    /// <param name="requestsPerSecond">Requests a second in the long run; at least 0.001.</param>
    /// <param name="burst">Requests that may come at once after a pause; at least 1.</param>
    /// <param name="concurrentRequests">Requests under way at once; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public SpeechQuota(double requestsPerSecond, int burst, int concurrentRequests)
    {
        if (!double.IsFinite(requestsPerSecond) || requestsPerSecond < LowestRate)
        {
            throw new ArgumentOutOfRangeException(
                nameof(requestsPerSecond), requestsPerSecond, "Requests a second must be 0.001 or more.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrentRequests, 1);
        RequestsPerSecond = requestsPerSecond;
        Burst = burst;
        ConcurrentRequests = concurrentRequests;
    }

    /// <summary>Requests a second in the long run.</summary>
    public double RequestsPerSecond { get; }

    /// <summary>Requests that may come at once after a pause.</summary>
    public int Burst { get; }

    /// <summary>Requests under way at once.</summary>
    public int ConcurrentRequests { get; }

    /// <summary>
    /// What each of so many callers may use, so that all together stay within the quota. Each may always make one request at a time, and one
    /// in four seconds, so that its longest note comes to an end: very many callers that speak at once can exceed the quota together, and are
    /// then throttled by the service.
    /// </summary>
    /// <param name="callers">At least 1.</param>
    public SpeechQuota ShareOf(int callers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(callers, 1);
        var rate = Math.Max(RequestsPerSecond / callers, Math.Min(LowestShare, RequestsPerSecond));
        return new SpeechQuota(rate, Math.Max(1, Burst / callers), Math.Max(1, ConcurrentRequests / callers));
    }

    /// <summary>Reads the form of <see cref="ToString"/>: requests a second, burst and concurrent requests.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static SpeechQuota Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 3
            || !double.TryParse(parts[0], Decimal, CultureInfo.InvariantCulture, out var rate)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var burst)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var concurrent)
            || !double.IsFinite(rate) || rate < LowestRate || burst < 1 || concurrent < 1)
        {
            throw new FormatException($"'{text}' is not a speech quota; expected {Form}: a rate of 0.001 or more, the others 1 or more.");
        }

        return new SpeechQuota(rate, burst, concurrent);
    }

    /// <summary>Such as <c>8/10/18</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RequestsPerSecond}/{Burst}/{ConcurrentRequests}");
}
