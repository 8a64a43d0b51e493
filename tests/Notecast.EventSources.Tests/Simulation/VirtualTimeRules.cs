using Notecast.EventSources.Simulation;

namespace Notecast.EventSources.Tests.Simulation;

public sealed class VirtualTimeRules
{
    private readonly VirtualTime _time = new();

    [Fact]
    public void A_day_passes_without_waiting_for_it()
    {
        var start = _time.GetUtcNow();

        _time.Run(async () =>
        {
            for (var hour = 0; hour < 24; hour++)
            {
                await _time.PassAsync(TimeSpan.FromHours(1));
            }
        });

        Assert.Equal(start.AddDays(1), _time.GetUtcNow());
    }

    [Fact]
    public void Everything_runs_on_the_calling_thread_in_the_order_of_time()
    {
        var threads = new HashSet<int>();
        var order = new List<string>();
        async Task Step(string name, int seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), _time);
            await Task.Yield();
            threads.Add(Environment.CurrentManagedThreadId);
            order.Add(name);
        }

        _time.Run(() => Task.WhenAll(Step("c", 30), Step("a", 10), Step("b1", 20), Step("b2", 20)));

        Assert.Equal(["a", "b1", "b2", "c"], order);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void A_wait_for_what_cannot_come_is_an_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => _time.Run(() => new TaskCompletionSource().Task));

        Assert.Contains("Nothing is left to run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_without_time_passing_is_an_error() => Assert.Throws<InvalidOperationException>(() => _time.Run(async () =>
    {
        while (true)
        {
            await Task.Yield();
        }
    }));

    [Fact]
    public void A_run_over_its_limit_is_an_error() => Assert.Throws<TimeoutException>(
        () => _time.Run(() => _time.PassAsync(TimeSpan.FromMinutes(2)), limit: TimeSpan.FromMinutes(1)));

    [Fact]
    public void Work_that_returns_from_another_thread_is_an_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => _time.Run(async () =>
        {
            var context = SynchronizationContext.Current!;
            var thread = new Thread(() => context.Post(_ => { }, null));
            thread.Start();
            thread.Join();
            await _time.PassAsync(TimeSpan.FromDays(1));
        }));

        Assert.Contains("another thread", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_comes_out_as_it_is() => Assert.Throws<FormatException>(() => _time.Run(async () =>
    {
        await _time.PassAsync(TimeSpan.FromSeconds(1));
        throw new FormatException("as it is");
    }));

    [Fact]
    public void A_condition_is_met_when_it_first_holds()
    {
        var start = _time.GetUtcNow();
        _time.Run(async () =>
        {
            var isDone = false;
            async Task WorkAsync()
            {
                await _time.PassAsync(TimeSpan.FromMinutes(7));
                isDone = true;
                await _time.PassAsync(TimeSpan.FromMinutes(7));
            }

            var work = WorkAsync();
            await _time.UntilAsync(() => isDone, TimeSpan.FromHours(1));
            Assert.Equal(start.AddMinutes(7), _time.GetUtcNow());
            await work;
        });
    }

    [Fact]
    public void A_condition_that_does_not_hold_in_time_is_an_error() => Assert.Throws<TimeoutException>(
        () => _time.Run(() => _time.UntilAsync(() => false, TimeSpan.FromHours(1))));

    [Fact]
    public void Timers_repeat_change_and_stop()
    {
        var fired = new List<double>();
        var start = _time.GetUtcNow();
        _time.Run(async () =>
        {
            var timer = _time.CreateTimer(
                _ => fired.Add((_time.GetUtcNow() - start).TotalSeconds), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
            await _time.PassAsync(TimeSpan.FromSeconds(25));
            timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
            await _time.PassAsync(TimeSpan.FromSeconds(60));
            timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
            await timer.DisposeAsync();
            Assert.False(timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan));
            await _time.PassAsync(TimeSpan.FromSeconds(60));
        });

        Assert.Equal([1, 11, 21, 30], fired);
    }

    [Fact]
    public void Cancellation_by_time_works()
    {
        var start = _time.GetUtcNow();
        _time.Run(async () =>
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(9), _time);
            await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Delay(TimeSpan.FromHours(1), _time, cancel.Token));
        });

        Assert.Equal(start.AddSeconds(9), _time.GetUtcNow());
    }

    [Fact]
    public void A_clock_does_not_run_inside_itself() => Assert.Throws<InvalidOperationException>(
        () => _time.Run(() =>
        {
            _time.Run(() => Task.CompletedTask);
            return Task.CompletedTask;
        }));
}
