using System.Collections.Concurrent;

namespace Notecast.EventSources.Simulation;

/// <summary>Keeps what is ready to run, in order, for one thread.</summary>
internal sealed class VirtualContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private int _thread;
    private volatile string? _stranger;

    public void Enter() => _thread = Environment.CurrentManagedThreadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _stranger ??= Environment.StackTrace;
        }

        _ready.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new NotSupportedException("Code on another thread cannot run code in virtual time.");
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs what became ready first; <see langword="false"/> when nothing is ready.</summary>
    public bool RunNext()
    {
        if (_stranger is { } stack)
        {
            throw new InvalidOperationException(
                "Work returned to virtual time from another thread. Keep it on one thread: no Task.Run, no ConfigureAwait(false), "
                + $"no timers but this clock's. It returned here:{Environment.NewLine}{stack}");
        }

        if (!_ready.TryDequeue(out var next))
        {
            return false;
        }

        next.Callback(next.State);
        return true;
    }
}
