using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.World;

/// <summary>What services hand over on their own: at least once, and in no order.</summary>
internal sealed class Deliveries(FaultPlan faults, TimeProvider time, Random random)
{
    private const int LongestDelaySeconds = 1_200;

    /// <summary>What is sent and has not arrived.</summary>
    public int UnderWay { get; private set; }

    public void Deliver(string operation, Action arrive)
    {
        var fault = faults.Next(operation);
        if (fault != FaultKind.IsDelayed)
        {
            arrive();
        }

        if (fault is FaultKind.IsDelayed or FaultKind.IsDuplicated)
        {
            ArriveLater(arrive);
        }
    }

    /// <summary>Lets something arrive that has been on its way for long.</summary>
    public void ArriveLater(Action arrive) => _ = ArriveLaterAsync(arrive);

    private async Task ArriveLaterAsync(Action arrive)
    {
        UnderWay++;
        await Task.Delay(TimeSpan.FromSeconds(random.Next(1, LongestDelaySeconds)), time);
        arrive();
        UnderWay--;
    }
}
