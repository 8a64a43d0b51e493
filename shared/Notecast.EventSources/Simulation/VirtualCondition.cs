namespace Notecast.EventSources.Simulation;

internal sealed record VirtualCondition(Func<bool> Holds, TaskCompletionSource Held)
{
    public void Fail(TimeSpan limit) => Held.TrySetException(new TimeoutException($"The condition did not hold within {limit}."));
}
