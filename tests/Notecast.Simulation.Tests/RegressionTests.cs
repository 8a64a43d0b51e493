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

    private static void AssertSound(string script)
    {
        var result = Simulator.Run(ScheduleText.Read(script));

        Assert.True(result.IsSound, string.Join(Environment.NewLine, result.Violations));
    }
}
