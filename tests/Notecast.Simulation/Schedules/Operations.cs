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
        ["speech.speak"] = Writes(FaultKind.IsThrottled, FaultKind.IsPartial),
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
        ["topic.publish"] = Writes(FaultKind.IsDuplicated),
        ["idempotency.begin"] = Writes(),
        ["idempotency.end"] = Writes(),
        ["guard.begin"] = Writes(),
        ["guard.end"] = Writes(),
    };

    /// <summary>The services that can be out.</summary>
    public static IReadOnlyList<string> Services { get; } = [.. All.Keys.Select(operation => operation.Split('.')[0]).Distinct()];

    private static FaultKind[] Reads(params ReadOnlySpan<FaultKind> others) =>
        [FaultKind.Fails, FaultKind.DiesBefore, FaultKind.DiesAfter, FaultKind.Hangs, FaultKind.IsSlow, .. others];

    private static FaultKind[] Writes(params ReadOnlySpan<FaultKind> others) => [.. Reads(others), FaultKind.LosesAnswer];

    private static FaultKind[] Deliveries() => [FaultKind.IsDuplicated, FaultKind.IsDelayed];
}
