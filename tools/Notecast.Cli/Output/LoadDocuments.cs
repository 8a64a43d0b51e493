using System.Text.Json;
using Notecast.Simulation.Load;

namespace Notecast.Cli.Output;

/// <summary><c>simulate load</c>: what a rate of notes came to. Times are seconds.</summary>
internal sealed record LoadDocument(
    double Rate,
    int Seconds,
    int Seed,
    int Writes,
    int Notes,
    int Ready,
    int Failed,
    IReadOnlyDictionary<string, int> DeadLetters,
    int Replays,
    int LeftOver,
    long BilledCharacters,
    long BilledTwice,
    int PeakBacklog,
    double OldestJob,
    double DrainedIn,
    double EndedAfter,
    LatencyDocument? Latency,
    LatencyDocument? HotLatency,
    IReadOnlyList<LimitDocument> Limits,
    IReadOnlyList<ServiceDocument> Services,
    int Deliveries,
    IReadOnlyList<ViolationDocument> Violations)
{
    public static LoadDocument Of(LoadOptions options, LoadResult result) => new(
        options.Rate,
        options.Seconds,
        options.Seed,
        result.Writes,
        result.Notes,
        result.Ready,
        result.Failed,
        result.DeadLetters,
        result.Replays,
        result.LeftOver,
        result.BilledCharacters,
        result.BilledTwice,
        result.PeakBacklog,
        LatencyDocument.Seconds(result.OldestJob),
        LatencyDocument.Seconds(result.DrainedIn),
        LatencyDocument.Seconds(result.EndedAfter),
        LatencyDocument.Of(result.Latency),
        LatencyDocument.Of(result.HotLatency),
        [.. result.Limits.Select(LimitDocument.Of)],
        [.. result.Services.Select(ServiceDocument.Of)],
        result.Deliveries,
        [.. result.Violations.Select(ViolationDocument.Of)]);
}

/// <summary>From write to ready, in seconds.</summary>
internal sealed record LatencyDocument(int Count, double Median, double NinetyNinth, double Longest)
{
    /// <returns><see langword="null"/> when nothing became ready.</returns>
    public static LatencyDocument? Of(LatencyFigures latency) => latency.Count > 0
        ? new(latency.Count, Seconds(latency.Median), Seconds(latency.NinetyNinth), Seconds(latency.Longest))
        : null;

    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}

/// <summary>A limit that was met, such as <c>speech-rate</c>.</summary>
internal sealed record LimitDocument(string Limit, double FirstAt, long Times)
{
    public static LimitDocument Of(LimitFigures met) => new(
        JsonNamingPolicy.KebabCaseLower.ConvertName(met.Limit.ToString()), LatencyDocument.Seconds(met.FirstAt), met.Times);
}

/// <summary>What was asked of a service.</summary>
internal sealed record ServiceDocument(string Service, long Requests, long Refused, long MostASecond)
{
    public static ServiceDocument Of(ServiceFigures figures) =>
        new(figures.Service, figures.Requests, figures.Refused, figures.MostASecond);
}
