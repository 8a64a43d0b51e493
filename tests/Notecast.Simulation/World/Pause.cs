namespace Notecast.Simulation.World;

/// <summary>Waiting that can be cancelled without leaving virtual time: a cancelled <c>Task.Delay</c> may go on elsewhere.</summary>
internal static class Pause
{
    public static async Task ForAsync(TimeSpan span, TimeProvider time, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(() => ended.TrySetCanceled(cancellationToken));
        await using var timer = time.CreateTimer(_ => ended.TrySetResult(), null, span, Timeout.InfiniteTimeSpan);
        await ended.Task;
    }
}
