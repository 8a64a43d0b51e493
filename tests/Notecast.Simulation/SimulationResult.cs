using Notecast.Simulation.Checking;

namespace Notecast.Simulation;

/// <summary>What a run of a schedule came to.</summary>
public sealed record SimulationResult
{
    /// <summary>The invariants that did not hold; none when all is well.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>Virtual time from the start to the end.</summary>
    public required TimeSpan Lasted { get; init; }

    /// <summary>Invocations of functions.</summary>
    public required int Deliveries { get; init; }

    /// <summary>Faults that struck.</summary>
    public required int Faults { get; init; }

    /// <summary>Those of them where a service refused the call because there were too many.</summary>
    public required int Throttled { get; init; }

    /// <summary>Those of them that struck the event sources' own calls.</summary>
    public required int SourceFaults { get; init; }

    /// <summary>How often the event sources started anew.</summary>
    public required int Restarts { get; init; }

    /// <summary>Idempotency records that were lost.</summary>
    public required int LostRecords { get; init; }

    /// <summary>Writes of notes with a text type, SSML most of all.</summary>
    public required int SsmlWrites { get; init; }

    /// <summary>Notes whose time to live ended.</summary>
    public required int Expiries { get; init; }

    /// <summary>Processes that died or timed out.</summary>
    public required int Deaths { get; init; }

    /// <summary>Requests that the speech service answered; all are in one of the three figures that follow.</summary>
    public required int Bills { get; init; }

    /// <summary>Different segments that were paid for and kept.</summary>
    public required int Segments { get; init; }

    /// <summary>Bills whose audio was lost before it was kept.</summary>
    public required int LostBills { get; init; }

    /// <summary>
    /// Bills for a segment that another narration had under way at the same moment, or another run of one whose idempotency record was
    /// lost.
    /// </summary>
    public required int RacedBills { get; init; }

    /// <summary>Dead letters that were seen.</summary>
    public required int DeadLetters { get; init; }

    /// <summary>Whether all invariants held.</summary>
    public bool IsSound => Violations.Count == 0;
}
