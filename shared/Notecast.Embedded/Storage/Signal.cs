namespace Notecast.Embedded.Storage;

/// <summary>Wakes those who wait for something that happens in this process.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = NewSource();

    /// <summary>Ends when the signal is raised next. Take it before looking for what is waited for.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
