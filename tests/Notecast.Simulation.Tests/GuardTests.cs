using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.Tests;

/// <summary>The checker is checked: without any one of the design's guards, some invariant breaks.</summary>
public sealed class GuardTests
{
    private const int MostSchedules = 500;

    [Theory]
    [InlineData(Guards.RevisionCondition)]
    [InlineData(Guards.ContentCondition)]
    [InlineData(Guards.Idempotency)]
    [InlineData(Guards.SegmentCache)]
    [InlineData(Guards.Tombstone)]
    [InlineData(Guards.PartialResponseOrder)]
    public void Without_a_guard_an_invariant_breaks_within_a_bounded_number_of_schedules(Guards guard)
    {
        var isFound = Enumerable.Range(1, MostSchedules)
            .Select(ScheduleGenerator.Generate)
            .Any(schedule => !Simulator.Run(schedule, Guards.All & ~guard).IsSound);

        Assert.True(isFound, $"{MostSchedules} schedules ran without {guard}, and every invariant held.");
    }

    [Fact]
    public void A_failing_schedule_is_shrunk_to_a_short_script_that_fails_when_it_is_replayed()
    {
        const Guards Without = Guards.All & ~Guards.SegmentCache;
        var whole = Enumerable.Range(1, MostSchedules)
            .Select(ScheduleGenerator.Generate)
            .First(schedule => schedule.Steps.Count > 10 && !Simulator.Run(schedule, Without).IsSound);

        var script = ScheduleText.Write(ScheduleShrinker.Shrink(whole, schedule => !Simulator.Run(schedule, Without).IsSound));
        var replayed = ScheduleText.Read(script);

        Assert.True(replayed.Steps.Count <= 4, script);
        Assert.False(Simulator.Run(replayed, Without).IsSound, script);
        Assert.True(Simulator.Run(replayed).IsSound, script);
    }
}
