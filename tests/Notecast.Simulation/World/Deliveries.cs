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

    /// <summary>Counts something as under way until it ends, also when whoever asked for it does not wait for it any more.</summary>
    public async Task<T> CountAsync<T>(Func<Task<T>> run)
    {
        UnderWay++;
        try
        {
            return await run();
        }
        finally
        {
            UnderWay--;
        }
    }

    /// <summary>Hands over something once more, whatever becomes of it.</summary>
    public async Task WhileAsync(Func<Task> handle)
    {
        UnderWay++;
        try
        {
            await handle();
        }
        catch (Exception)
        {
            // Only the first one's answer counts.
        }
        finally
        {
            UnderWay--;
        }
    }

    private async Task ArriveLaterAsync(Action arrive)
    {
        UnderWay++;
        await Task.Delay(TimeSpan.FromSeconds(random.Next(1, LongestDelaySeconds)), time);
        arrive();
        UnderWay--;
    }
}
