using Notecast.Simulation;

namespace Notecast.Cli.Simulating;

/// <summary>What some schedules came to, together.</summary>
internal sealed record SimulationTotals
{
    public long Schedules { get; init; }

    public long Deliveries { get; init; }

    public long Faults { get; init; }

    public long Throttled { get; init; }

    public long SourceFaults { get; init; }

    public long Restarts { get; init; }

    public long LostRecords { get; init; }

    public long Deaths { get; init; }

    public long DeadLetters { get; init; }

    public long Bills { get; init; }

    public long Segments { get; init; }

    public long LostBills { get; init; }

    public long RacedBills { get; init; }

    public SimulationTotals Add(SimulationResult result) => new()
    {
        Schedules = Schedules + 1,
        Deliveries = Deliveries + result.Deliveries,
        Faults = Faults + result.Faults,
        Throttled = Throttled + result.Throttled,
        SourceFaults = SourceFaults + result.SourceFaults,
        Restarts = Restarts + result.Restarts,
        LostRecords = LostRecords + result.LostRecords,
        Deaths = Deaths + result.Deaths,
        DeadLetters = DeadLetters + result.DeadLetters,
        Bills = Bills + result.Bills,
        Segments = Segments + result.Segments,
        LostBills = LostBills + result.LostBills,
        RacedBills = RacedBills + result.RacedBills,
    };
}
