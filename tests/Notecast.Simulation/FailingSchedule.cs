using System.Text;
using Notecast.Simulation.Checking;
using Notecast.Simulation.Schedules;

namespace Notecast.Simulation;

/// <summary>Shows a schedule that fails to whoever has to find out why.</summary>
public static class FailingSchedule
{
    /// <summary>The invariants that broke, and the shortest script that still breaks one of them.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="result">What it came to.</param>
    /// <param name="guards">The guards that were on.</param>
    public static string Describe(Schedule schedule, SimulationResult result, Guards guards = Guards.All)
    {
        var broken = result.Violations.Select(violation => violation.Invariant).ToHashSet();
        bool Breaks(Schedule other) => Simulator.Run(other, guards).Violations.Any(violation => broken.Contains(violation.Invariant));

        var shortest = ScheduleShrinker.Shrink(schedule, Breaks);
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Seed {schedule.Seed} breaks:\n");
        foreach (var violation in result.Violations)
        {
            text.Append(Line(violation));
        }

        text.Append("The shortest script that breaks it:\n").Append(ScheduleText.Write(shortest));
        foreach (var violation in Simulator.Run(shortest, guards).Violations)
        {
            text.Append("# ").Append(Line(violation));
        }

        return text.ToString();
    }

    private static string Line(Violation violation) => $"{violation.Invariant} at {violation.At}: {violation.What}\n";
}
