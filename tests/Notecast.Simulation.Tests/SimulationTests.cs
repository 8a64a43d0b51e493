using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.Tests;

/// <summary>The invariants hold on any schedule. Each test takes its own quarter of the seeds, so that they run beside each other.</summary>
public sealed class SimulationTests
{
    private const int SchedulesATest = 500;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_invariants_hold_whatever_happens(int quarter)
    {
        for (var seed = (quarter * SchedulesATest) + 1; seed <= (quarter + 1) * SchedulesATest; seed++)
        {
            var schedule = ScheduleGenerator.Generate(seed);
            var result = Simulator.Run(schedule);
            Assert.True(result.IsSound, result.IsSound ? "" : FailingSchedule.Describe(schedule, result));
            Assert.Equal(result.Bills, result.Segments + result.LostBills + result.RacedBills);
        }
    }

    [Fact]
    public void Two_runs_of_one_schedule_are_the_same()
    {
        var schedule = ScheduleGenerator.Generate(13);

        var first = Simulator.Run(schedule);
        var second = Simulator.Run(schedule);

        Assert.Equal(first with { Violations = [] }, second with { Violations = [] });
        Assert.True(first is { Deliveries: > 0, Faults: > 0, Bills: > 0 });
    }

    [Fact]
    public void The_schedules_reach_what_they_are_for()
    {
        var results = Enumerable.Range(1, 100).Select(seed => Simulator.Run(ScheduleGenerator.Generate(seed))).ToList();

        Assert.True(results.Sum(result => result.Deaths) > 10);
        Assert.True(results.Sum(result => result.Faults) > 100);
        Assert.True(results.Sum(result => result.LostBills) > 0);
        Assert.True(results.Sum(result => result.DeadLetters) > 50);
        Assert.True(results.Sum(result => result.Throttled) > 50);
        Assert.True(results.Sum(result => result.SourceFaults) > 50);
        Assert.True(results.Sum(result => result.Restarts) > 10);
        Assert.True(results.Sum(result => result.LostRecords) > 0);
        Assert.True(results.Sum(result => result.SsmlWrites) > 20);
        Assert.True(results.Sum(result => result.Expiries) > 10);
    }
}
