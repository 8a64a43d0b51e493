using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.Tests;

/// <summary>What the simulator has found, as short scripts.</summary>
public sealed class RegressionTests
{
    [Fact]
    public void A_dead_letter_of_a_function_whose_clock_is_behind_does_not_end_before_it_began() => AssertSound(
        """
        seed 1
        clock-skew 0 -240
        write 1 "u1" "n1" "One." "Nobody"
        """);

    [Fact]
    public void A_change_that_is_tried_again_sends_the_job_of_the_repair_that_could_not_send_its_own() => AssertSound(
        """
        seed 32018
        write 2623.862 "u1" "n1" "n1: Five."
        reconcile 6431.169
        outage 2615.089 24721.089 jobs
        """);

    private static void AssertSound(string script)
    {
        var result = Simulator.Run(ScheduleText.Read(script));

        Assert.True(result.IsSound, string.Join(Environment.NewLine, result.Violations));
    }
}
