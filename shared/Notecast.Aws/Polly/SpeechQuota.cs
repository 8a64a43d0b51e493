using System.Globalization;

namespace Notecast.Aws;

/// <summary>How much of one engine's speech an account may ask for.</summary>
public sealed record SpeechQuota
{
    private const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const string Form = "requests a second, burst and concurrent requests, such as 8/10/18";

    /// <summary>A quota.</summary>
    /// <param name="requestsPerSecond">Requests a second in the long run; more than 0.</param>
    /// <param name="burst">Requests that may come at once after a pause; at least 1.</param>
    /// <param name="concurrentRequests">Requests under way at once; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public SpeechQuota(double requestsPerSecond, int burst, int concurrentRequests)
    {
        if (!double.IsFinite(requestsPerSecond) || requestsPerSecond <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(requestsPerSecond), requestsPerSecond, "Requests a second must be a number greater than 0.");
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
    /// What each of so many callers may use, so that all together stay within the quota. Each may always make one request at a time: with
    /// more callers than the burst or the concurrency allows, all together can exceed those two for a moment.
    /// </summary>
    /// <param name="callers">At least 1.</param>
    public SpeechQuota ShareOf(int callers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(callers, 1);
        return new SpeechQuota(RequestsPerSecond / callers, Math.Max(1, Burst / callers), Math.Max(1, ConcurrentRequests / callers));
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
            || !double.IsFinite(rate) || rate <= 0 || burst < 1 || concurrent < 1)
        {
            throw new FormatException($"'{text}' is not a speech quota; expected {Form}, all greater than 0.");
        }

        return new SpeechQuota(rate, burst, concurrent);
    }

    /// <summary>Such as <c>8/10/18</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RequestsPerSecond}/{Burst}/{ConcurrentRequests}");
}
