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

    /// <summary>Processes that died or timed out.</summary>
    public required int Deaths { get; init; }

    /// <summary>Requests that the speech service answered.</summary>
    public required int Bills { get; init; }

    /// <summary>Bills whose audio was lost before it was kept.</summary>
    public required int LostBills { get; init; }

    /// <summary>Bills for a segment that another narration had under way at the same moment.</summary>
    public required int RacedBills { get; init; }

    /// <summary>Dead letters that were seen.</summary>
    public required int DeadLetters { get; init; }

    /// <summary>Whether all invariants held.</summary>
    public bool IsSound => Violations.Count == 0;
}
