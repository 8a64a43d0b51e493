using Notecast.Simulation.Checking;

namespace Notecast.Simulation.Load;

/// <summary>What a load experiment came to. Counts and times are of virtual time, so that the same options give the same result.</summary>
public sealed record LoadResult
{
    /// <summary>Writes of the notes table.</summary>
    public required int Writes { get; init; }

    /// <summary>Notes that were written, edits not counted.</summary>
    public required int Notes { get; init; }

    /// <summary>Notes that were ready when the pipeline had come to rest, before anything was replayed.</summary>
    public required int Ready { get; init; }

    /// <summary>Notes that were not ready then.</summary>
    public required int Failed { get; init; }

    /// <summary>Dead letters at that moment, by their failure code.</summary>
    public required IReadOnlyDictionary<string, int> DeadLetters { get; init; }

    /// <summary>From the last write until the pipeline came to rest.</summary>
    public required TimeSpan DrainedIn { get; init; }

    /// <summary>Jobs that waited for a function at the worst moment.</summary>
    public required int PeakBacklog { get; init; }

    /// <summary>The age of the oldest job that was not done, at the worst moment.</summary>
    public required TimeSpan OldestJob { get; init; }

    /// <summary>From write to ready, for each narration that became ready.</summary>
    public required LatencyFigures Latency { get; init; }

    /// <summary>The same for the hot user and the hot note alone.</summary>
    public required LatencyFigures HotLatency { get; init; }

    /// <summary>The limits that held the pipeline back, the one that did first before the others.</summary>
    public required IReadOnlyList<LimitFigures> Limits { get; init; }

    /// <summary>What was asked of the services, in the order of their names.</summary>
    public required IReadOnlyList<ServiceFigures> Services { get; init; }

    /// <summary>Characters that the speech service charged for.</summary>
    public required long BilledCharacters { get; init; }

    /// <summary>Those of them that it had charged for before.</summary>
    public required long BilledTwice { get; init; }

    /// <summary>How often all dead letters were replayed until none was left.</summary>
    public required int Replays { get; init; }

    /// <summary>Dead letters that were left after the replays.</summary>
    public required int LeftOver { get; init; }

    /// <summary>Virtual time from the start to the end of the last replay.</summary>
    public required TimeSpan EndedAfter { get; init; }

    /// <summary>Invocations of functions.</summary>
    public required int Deliveries { get; init; }

    /// <summary>The invariants that did not hold in the end; none when all is well.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }
}
