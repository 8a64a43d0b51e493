namespace Notecast.Simulation.Schedules;

/// <summary>Makes a schedule that fails shorter, as long as it fails.</summary>
public static class ScheduleShrinker
{
    /// <summary>Leaves out steps, the largest parts first, until none can be left out.</summary>
    /// <param name="schedule">A schedule that fails.</param>
    /// <param name="fails">Whether a schedule fails in the same way.</param>
    public static Schedule Shrink(Schedule schedule, Func<Schedule, bool> fails)
    {
        var steps = schedule.Steps;
        var size = Math.Max(1, steps.Count / 2);
        while (true)
        {
            if (WithoutSome(schedule, steps, size, fails) is { } fewer)
            {
                steps = fewer;
                size = Math.Max(1, Math.Min(size, steps.Count / 2));
            }
            else if (size == 1)
            {
                return schedule with { Steps = steps };
            }
            else
            {
                size /= 2;
            }
        }
    }

    private static List<ScheduledStep>? WithoutSome(Schedule schedule, IReadOnlyList<ScheduledStep> steps, int size, Func<Schedule, bool> fails)
    {
        for (var start = 0; start < steps.Count; start += size)
        {
            List<ScheduledStep> rest = [.. steps.Take(start), .. steps.Skip(start + size)];
            if (fails(schedule with { Steps = rest }))
            {
                return rest;
            }
        }

        return null;
    }
}
