namespace Notecast.EventSources.Simulation;

internal sealed class VirtualTimer : ITimer
{
    private const long NotSet = -1;
    private readonly TimeProvider _time;
    private readonly VirtualTimers _timers;
    private TimerCallback? _callback;
    private object? _state;
    private ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _period;
    private bool _isDisposed;

    public VirtualTimer(TimeProvider time, VirtualTimers timers, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _time = time;
        _timers = timers;
        _callback = callback;
        _state = state;
        Change(dueTime, period);
    }

    public long Setting { get; private set; } = NotSet;

    public long Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        _period = period;
        SetIn(dueTime);
        return true;
    }

    public void Fire()
    {
        Setting = NotSet;
        if (_period > TimeSpan.Zero)
        {
            SetIn(_period);
        }

        if (_context is null)
        {
            Call();
            return;
        }

        ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).Call(), this);
    }

    public void Dispose()
    {
        _isDisposed = true;
        Setting = NotSet;

        // It stays in the queue until it would have been due: what it holds shall not.
        _callback = null;
        _state = null;
        _context = null;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call() => _callback?.Invoke(_state);

    private void SetIn(TimeSpan dueTime)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            Setting = NotSet;
            return;
        }

        Due = _time.GetTimestamp() + Math.Max(0, dueTime.Ticks);
        Setting = _timers.Set(this, Due);
    }
}
