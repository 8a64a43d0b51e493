using Notecast.Domain.Narrations;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Checking;

/// <summary>What was paid for, and what became of it.</summary>
internal sealed class Ledger(TimeProvider time)
{
    private static readonly AsyncLocal<NarrationIdentity?> CurrentNarration = new();
    private readonly Dictionary<(SegmentKey Segment, SimulatedProcess? Process), DateTimeOffset> _misses = [];
    private readonly List<Bill> _bills = [];
    private readonly Dictionary<(SegmentKey Segment, SimulatedProcess? Process), List<Bill>> _billsOfProcess = [];

    public IReadOnlyList<Bill> Bills => _bills;

    /// <summary>From here on, the caller's code works for this narration.</summary>
    public static void WorkFor(NarrationIdentity narration) => CurrentNarration.Value = narration;

    /// <summary>The process did not find a segment in the cache.</summary>
    public void Miss(SegmentKey segment) => _misses[(segment, SimulatedProcess.Current)] = time.GetUtcNow();

    /// <summary>The service spoke a segment.</summary>
    /// <param name="segment">Which.</param>
    /// <param name="characters">What it charged for.</param>
    public Bill Add(SegmentKey segment, int characters)
    {
        var missedAt = _misses.GetValueOrDefault((segment, SimulatedProcess.Current), time.GetUtcNow());
        var bill = new Bill(segment, characters, CurrentNarration.Value, SimulatedProcess.Current, missedAt);
        _bills.Add(bill);
        if (!_billsOfProcess.TryGetValue((segment, bill.Process), out var ofProcess))
        {
            _billsOfProcess[(segment, bill.Process)] = ofProcess = [];
        }

        ofProcess.Add(bill);
        return bill;
    }

    /// <summary>The process handed a segment's audio to the cache.</summary>
    public void Keep(SegmentKey segment)
    {
        if (Open(segment) is { } bill)
        {
            bill.KeptAt = time.GetUtcNow();
        }
    }

    /// <summary>A fault took a segment's audio on its way to the cache.</summary>
    public void Take(SegmentKey segment)
    {
        if (Open(segment) is { } bill)
        {
            bill.WasTaken = true;
        }
    }

    private Bill? Open(SegmentKey segment) =>
        _billsOfProcess.GetValueOrDefault((segment, SimulatedProcess.Current))?.FindLast(bill => bill.KeptAt is null);
}
