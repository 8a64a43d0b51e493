using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>Workers that narrate the same job, or the same words, at once.</summary>
public sealed class ConcurrentJobTests
{
    private readonly Scenario _scenario = new();

    [Fact]
    public async Task A_segment_that_another_job_stops_speaking_is_spoken_all_the_same()
    {
        var other = new NoteKey("bob", NoteId.FromString("1"));
        await _scenario.PlanAsync(_scenario.Write("Same words."), _scenario.Write("Same words.", other));
        using var deadline = new CancellationTokenSource();
        var stopped = new TaskCompletionSource();
        _scenario.Speech.Waits = _ => stopped.Task;
        var first = _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], work: deadline.Token);
        var second = _scenario.ReceiveAsync(_scenario.Queue.Jobs[1]);

        _scenario.Speech.Waits = _ => Task.CompletedTask;
        await deadline.CancelAsync();
        stopped.SetCanceled(deadline.Token);

        Assert.False(await first);
        Assert.True(await second);
    }

    [Fact]
    public async Task A_job_that_another_worker_does_comes_back_soon_and_before_the_last_try_when_that_worker_is_done_for_certain()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        var job = _scenario.Queue.Jobs[0];
        _scenario.Speech.Waits = async _ =>
        {
            for (var attempt = 1; attempt < Scenario.MaxAttempts; attempt++)
            {
                Assert.False(await _scenario.ReceiveAsync(job, attempt));
            }
        };

        Assert.True(await _scenario.ReceiveAsync(job, receiveCount: Scenario.MaxAttempts));
        Assert.True(await _scenario.ReceiveAsync(job, receiveCount: Scenario.MaxAttempts));

        var (receipt, delay) = Assert.Single(_scenario.Queue.Delays);
        Assert.Equal(("receipt-1", TimeSpan.FromSeconds(5)), (receipt, delay));
        Assert.Empty(_scenario.DeadLetters.DeadLetters);
        Assert.Single(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_job_that_another_worker_runs_comes_back_after_that_workers_time()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        var spoken = new TaskCompletionSource();
        _scenario.Speech.Waits = _ => spoken.Task;
        var first = _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        Assert.Empty(_scenario.Queue.Delays);
        spoken.SetResult();
        Assert.True(await first);
        Assert.Single(_scenario.Narrations.Created);
    }
}
