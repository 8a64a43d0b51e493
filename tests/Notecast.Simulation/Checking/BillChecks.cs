using System.Globalization;
using Notecast.Domain.Narrations;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Checking;

/// <summary>Checks that nothing was paid for twice that need not be, and that all bills are accounted for.</summary>
/// <remarks>
/// A bill is one of three: the first for a segment whose audio was not lost, one whose audio was lost before it was kept, or one that
/// raced: another narration had the segment under way at the same moment, or another run of a narration whose idempotency record was lost.
/// </remarks>
internal sealed class BillChecks(SimulatedWorld world)
{
    private readonly AudioChecks _audio = new(world);

    /// <summary>Bills for segments whose audio was lost before it was kept.</summary>
    public int CountLost() => world.Observations.Ledger.Bills.Count(bill => bill.IsLost);

    /// <summary>Bills for a segment that another narration had under way at the same moment.</summary>
    public int CountRaced() => BySegment().Sum(ofSegment => ofSegment.Count(bill => IsAgain(bill, ofSegment) && HasRaced(bill, ofSegment)));

    /// <summary>Different segments that were paid for and kept.</summary>
    public int CountSegments() => BySegment().Count(ofSegment => ofSegment.Any(bill => !bill.IsLost));

    /// <summary>What was paid for twice was lost in between or raced, the total agrees, and nobody tells of more than was paid.</summary>
    public void Check()
    {
        _audio.CheckBilledCharacters();
        foreach (var ofSegment in BySegment())
        {
            foreach (var bill in ofSegment.Where(bill => IsAgain(bill, ofSegment) && !HasRaced(bill, ofSegment)))
            {
                Report($"{bill.Segment} was billed again for {Describe(bill)}; it was billed for {Describe(FirstOf(ofSegment)!)}.");
            }
        }

        CheckTotal();
    }

    /// <summary>What the service charged for is what was kept once, what was lost and what raced.</summary>
    private void CheckTotal()
    {
        var accounted = BySegment().Sum(ofSegment => ofSegment
            .Where(bill => bill.IsLost || !IsAgain(bill, ofSegment) || HasRaced(bill, ofSegment))
            .Sum(bill => (long)bill.Characters));
        if (accounted != world.Speech.ChargedCharacters)
        {
            Report(string.Create(
                CultureInfo.InvariantCulture,
                $"The service charged for {world.Speech.ChargedCharacters} characters, {accounted} of them are accounted for."));
        }
    }

    private IEnumerable<IGrouping<SegmentKey, Bill>> BySegment() =>
        world.Observations.Ledger.Bills.GroupBy(bill => bill.Segment);

    private static Bill? FirstOf(IEnumerable<Bill> ofSegment) => ofSegment.FirstOrDefault(bill => !bill.IsLost);

    private static bool IsAgain(Bill bill, IEnumerable<Bill> ofSegment) => !bill.IsLost && FirstOf(ofSegment) != bill;

    /// <summary>Whether another narration was about to keep the segment when this one looked for it.</summary>
    private bool HasRaced(Bill bill, IEnumerable<Bill> ofSegment) => ofSegment.Any(other =>
        !ReferenceEquals(other, bill) && !other.IsLost && MayMeet(bill.Narration, other.Narration) && !(other.KeptAt < bill.MissedAt));

    /// <summary>Two narrations, or two runs of one that nothing guards any more.</summary>
    private bool MayMeet(NarrationIdentity? one, NarrationIdentity? other) =>
        one != other || (one is not null && world.Observations.Unguarded.Contains(one));

    private string Describe(Bill bill) =>
        $"{bill.Narration?.UserId}/{bill.Narration?.NoteId} revision {bill.Narration?.Revision}, missed at {bill.MissedAt - world.Start}, "
        + $"kept at {bill.KeptAt - world.Start}";

    private void Report(string what) => world.Observations.Report(Invariant.NoSegmentIsBilledTwice, what);
}
