using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Xunit;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IReplayGuard"/> does.</summary>
public abstract class ReplayGuardContract
{
    private static readonly TimeSpan TimeLeft = TimeSpan.FromSeconds(2);

    private int _runs;

    protected abstract IReplayGuard Guard { get; }

    /// <summary>Lets time pass for the store.</summary>
    protected abstract Task LetTimePassAsync(TimeSpan time);

    [Fact]
    public async Task A_first_run_replays()
    {
        Assert.True(await RunAsync(NewId()));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_second_run_is_told_that_it_was_done_and_does_not_replay()
    {
        var id = NewId();
        await RunAsync(id);

        Assert.False(await RunAsync(id));
        Assert.False(await RunAsync(id));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task What_is_done_stays_done_when_the_time_of_its_run_is_over()
    {
        var id = NewId();
        await RunAsync(id);
        await LetTimePassAsync(TimeLeft * 2);

        Assert.False(await RunAsync(id));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Each_dead_letter_is_replayed()
    {
        string[] ids = [NewId(), NewId(), NewId()];
        foreach (var id in ids)
        {
            Assert.True(await RunAsync(id));
        }

        Assert.Equal(ids.Length, _runs);
    }

    [Fact]
    public async Task A_run_that_throws_may_run_again()
    {
        var id = NewId();
        var failure = new InvalidOperationException("The replay fails.");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(id, () => Task.FromException(failure))));

        Assert.True(await RunAsync(id));
        Assert.False(await RunAsync(id));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task While_one_replays_another_is_told_so()
    {
        var id = NewId();
        await RunAsync(id, async () =>
        {
            var failure = await Assert.ThrowsAsync<TransientFailureException>(() => RunAsync(id));
            Assert.Equal(FailureCode.InProgressElsewhere, failure.Failure.Code);
        });

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Another_may_start_when_the_time_of_a_run_that_never_ended_is_over()
    {
        var id = NewId();
        await RunAsync(id, async () =>
        {
            await LetTimePassAsync(TimeLeft);
            Assert.True(await RunAsync(id));
        });

        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task A_stopped_call_does_not_replay()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Guard.RunOnceAsync(NewId(), TimeLeft, () => throw new InvalidOperationException("It ran."), stopped.Token));
    }

    private static string NewId() => Guid.NewGuid().ToString();

    private Task<bool> RunAsync(string id) => RunAsync(id, () => Task.CompletedTask);

    private Task<bool> RunAsync(string id, Func<Task> replay) => Guard.RunOnceAsync(
        id,
        TimeLeft,
        () =>
        {
            _runs++;
            return replay();
        },
        TestContext.Current.CancellationToken);
}
