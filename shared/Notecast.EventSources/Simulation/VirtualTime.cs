namespace Notecast.EventSources.Simulation;

/// <summary>
/// A clock that moves only when nothing is left to do. <see cref="Run"/> runs asynchronous code on the calling thread: everything that is
/// ready first, in the order in which it became ready, then the timer that is due next, however far away. A day of retries takes
/// milliseconds, and two runs of the same code are the same.
/// </summary>
/// <remarks>
/// Code that runs here takes its time from this provider, does not leave the context (no <c>Task.Run</c>, no <c>ConfigureAwait(false)</c>, no
/// <c>CancelAsync</c>, no <c>SemaphoreSlim.WaitAsync</c> with a token or a time-out: the last two return on the thread pool) and does not block. Work that returns from another thread is reported as an error, since its order would be left to chance.
/// </remarks>
public sealed class VirtualTime : TimeProvider
{
    /// <summary>This many steps without a moment passing are taken for an endless loop.</summary>
    private const int MaxStepsAtOneMoment = 5_000_000;

    private readonly VirtualTimers _timers = new();
    private readonly VirtualContext _context = new();
    private readonly List<VirtualCondition> _conditions = [];
    private long _now;
    private bool _isRunning;

    /// <summary>Makes a clock that starts at 2026-01-01 00:00 UTC.</summary>
    public VirtualTime()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock that starts at <paramref name="start"/>.</summary>
    public VirtualTime(DateTimeOffset start) => _now = start.UtcTicks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => _now;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new VirtualTimer(this, _timers, callback, state, dueTime, period);
    }

    /// <summary>Runs <paramref name="main"/> to its end, and no further; what it started and did not await is left where it is.</summary>
    /// <exception cref="TimeoutException">More than <paramref name="limit"/> of virtual time passed (without one: ten years).</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="main"/> waits for something that cannot come, since no timer is left; or it loops without time passing; or work
    /// returned from another thread; or the clock is running already.
    /// </exception>
    public void Run(Func<Task> main, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(main);
        if (_isRunning)
        {
            throw new InvalidOperationException("This clock is running already. Await the code instead of running it inside.");
        }

        var outer = SynchronizationContext.Current;
        _isRunning = true;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            _context.Enter();
            var task = main();
            Pump(task, GetUtcNow() + (limit ?? TimeSpan.FromDays(3_660)));
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            _isRunning = false;
        }
    }

    /// <summary>Lets <paramref name="span"/> pass. For use inside <see cref="Run"/>.</summary>
    public Task PassAsync(TimeSpan span) => Task.Delay(Delays.RoundUp(span), this);

    /// <summary>
    /// Lets time pass until <paramref name="condition"/> holds; it is asked whenever nothing is left to do at a moment. For use inside
    /// <see cref="Run"/>.
    /// </summary>
    /// <exception cref="TimeoutException">It did not hold within <paramref name="limit"/> of virtual time.</exception>
    public async Task UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        var entry = new VirtualCondition(condition, new TaskCompletionSource());
        _conditions.Add(entry);
        await using var timer = CreateTimer(_ => entry.Fail(limit), null, limit, Timeout.InfiniteTimeSpan);
        try
        {
            await entry.Held.Task;
        }
        finally
        {
            _conditions.Remove(entry);
        }
    }

    private void Pump(Task main, DateTimeOffset end)
    {
        var steps = 0;
        while (!main.IsCompleted)
        {
            if (++steps > MaxStepsAtOneMoment)
            {
                throw new InvalidOperationException($"{MaxStepsAtOneMoment} steps ran at {GetUtcNow():O} and time did not pass: it loops.");
            }

            if (_context.RunNext() || MeetCondition())
            {
                continue;
            }

            var next = _timers.TakeNext() ?? throw new InvalidOperationException(
                $"Nothing is left to run at {GetUtcNow():O} and no timer is set, but the task is not done: it waits for what cannot come, "
                + "or for another thread, which virtual time does not wait for.");
            if (next.Due > end.UtcTicks)
            {
                throw new TimeoutException($"The task was not done by {end:O}, the limit of this run.");
            }

            steps = next.Due > _now ? 0 : steps;
            _now = Math.Max(_now, next.Due);
            next.Fire();
        }
    }

    private bool MeetCondition()
    {
        var met = _conditions.Find(condition => condition.Holds());
        if (met is null)
        {
            return false;
        }

        _conditions.Remove(met);
        met.Held.TrySetResult();
        return true;
    }
}
