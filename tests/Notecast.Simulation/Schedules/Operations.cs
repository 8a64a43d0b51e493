namespace Notecast.Simulation.Schedules;

/// <summary>The names of the calls that can go wrong: the service, a dot, what is asked of it.</summary>
public static class Operations
{
    /// <summary>All of them, with the ways in which each can go wrong.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FaultKind>> All { get; } = new Dictionary<string, IReadOnlyList<FaultKind>>
    {
        ["notes.find"] = Reads(),
        ["catalog.find"] = Reads(),
        ["catalog.want"] = Writes(FaultKind.IsLate),
        ["catalog.ready"] = Writes(FaultKind.IsLate),
        ["catalog.fail"] = Writes(FaultKind.IsLate),
        ["catalog.forget"] = Writes(FaultKind.IsLate),
        ["segments.find"] = Reads(),
        ["segments.keep"] = Writes(FaultKind.IsPartial, FaultKind.IsLate),
        ["speech.speak"] = Writes(FaultKind.IsPartial),
        ["bucket.put"] = Writes(FaultKind.DiesDuring, FaultKind.IsLate),
        ["bucket.open"] = Reads(),
        ["bucket.list"] = Reads(),
        ["bucket.delete"] = Writes(FaultKind.DiesDuring, FaultKind.IsLate),
        ["bucket.event"] = Deliveries(),
        ["jobs.send"] = Writes(FaultKind.IsPartial, FaultKind.DiesDuring, FaultKind.IsLate),
        ["jobs.resend"] = Writes(),
        ["jobs.delay"] = Writes(),
        ["jobs.deliver"] = Deliveries(),
        ["letters.send"] = Writes(FaultKind.IsLate),
        ["replays.deliver"] = Deliveries(),
        ["planning.invoke"] = [FaultKind.IsDuplicated],
        ["narrating.invoke"] = [FaultKind.IsDuplicated],
        ["finishing.invoke"] = [FaultKind.IsDuplicated],
        ["replaying.invoke"] = [FaultKind.IsDuplicated],
        ["topic.publish"] = Writes(FaultKind.IsDuplicated),
        ["idempotency.begin"] = Writes(),
        ["idempotency.end"] = Writes(FaultKind.IsLost),
        ["guard.begin"] = Writes(),
        ["guard.end"] = Writes(FaultKind.IsLost),
        ["stream.read"] = SourceReads(),
        ["stream.checkpoint"] = SourceWrites(FaultKind.IsLost),
        ["jobs.receive"] = SourceWrites(),
        ["jobs.delete"] = SourceWrites(FaultKind.IsLost),
        ["replays.receive"] = SourceWrites(),
        ["replays.delete"] = SourceWrites(FaultKind.IsLost),
        ["letters.report"] = SourceWrites(),
    };

    /// <summary>The calls of the event sources, between the functions' invocations.</summary>
    public static IReadOnlySet<string> OfSources { get; } = new HashSet<string>
    {
        "stream.read", "stream.checkpoint", "jobs.receive", "jobs.delete", "replays.receive", "replays.delete", "letters.report",
    };

    /// <summary>Idempotency records that can be lost.</summary>
    public static IReadOnlyList<string> Records { get; } = ["idempotency", "guard"];

    /// <summary>The services that can be out or throttled.</summary>
    public static IReadOnlyList<string> Services { get; } = [.. All.Where(pair => pair.Value.Contains(FaultKind.Fails)).Select(pair => pair.Key.Split('.')[0]).Distinct()];

    private static FaultKind[] Reads(params ReadOnlySpan<FaultKind> others) =>
        [FaultKind.Fails, FaultKind.IsThrottled, FaultKind.DiesBefore, FaultKind.DiesAfter, FaultKind.Hangs, FaultKind.IsSlow, .. others];

    private static FaultKind[] Writes(params ReadOnlySpan<FaultKind> others) => [.. Reads(others), FaultKind.LosesAnswer];

    /// <summary>Calls of the event sources: no process of ours is at work that could die, and none of them waits for ever.</summary>
    private static FaultKind[] SourceReads(params ReadOnlySpan<FaultKind> others) =>
        [FaultKind.Fails, FaultKind.IsThrottled, FaultKind.IsSlow, .. others];

    private static FaultKind[] SourceWrites(params ReadOnlySpan<FaultKind> others) => [.. SourceReads(others), FaultKind.LosesAnswer];

    private static FaultKind[] Deliveries() => [FaultKind.IsDuplicated, FaultKind.IsDelayed];
}
