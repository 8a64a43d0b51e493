namespace Notecast.Simulation.World;

/// <summary>A process that runs a function, one invocation at a time. Nothing that a dead one had under way goes on.</summary>
internal sealed class SimulatedProcess
{
    private static readonly AsyncLocal<SimulatedProcess?> CurrentProcess = new();
    private readonly TaskCompletionSource _death = new();

    public static SimulatedProcess? Current => CurrentProcess.Value;

    /// <summary>Completes when the process dies.</summary>
    public Task Death => _death.Task;

    public bool IsDead => _death.Task.IsCompleted;

    /// <summary>From here on, the caller's code runs in this process.</summary>
    public void Enter() => CurrentProcess.Value = this;

    public void Die() => _death.TrySetResult();

    /// <summary>What a dead process waits for: nothing that comes.</summary>
    public static Task<T> NeverAsync<T>() => new TaskCompletionSource<T>().Task;
}
