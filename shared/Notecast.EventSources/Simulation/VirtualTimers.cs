namespace Notecast.EventSources.Simulation;

/// <summary>The timers that are set, by the moment they are due and then by the order in which they were set.</summary>
internal sealed class VirtualTimers
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (long Due, long Setting)> _queue = new();
    private long _settings;

    /// <summary>Sets a timer and returns the number of this setting; an earlier setting of the timer no longer counts.</summary>
    public long Set(VirtualTimer timer, long due)
    {
        lock (_lock)
        {
            _settings++;
            _queue.Enqueue((timer, _settings), (due, _settings));
            return _settings;
        }
    }

    public VirtualTimer? TakeNext()
    {
        lock (_lock)
        {
            while (_queue.TryDequeue(out var entry, out _))
            {
                if (entry.Timer.Setting == entry.Setting)
                {
                    return entry.Timer;
                }
            }

            return null;
        }
    }
}
