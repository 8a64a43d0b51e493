using System.Text;
using Notecast.EventSources.Invocations;
using Xunit;

namespace Notecast.Contracts.EventSources;

/// <summary>What every <see cref="IInvocationQueue"/> does.</summary>
public abstract class InvocationQueueContract : EventSourceContract
{
    /// <summary>An empty queue.</summary>
    protected abstract Task<IInvocationQueue> CreateAsync();

    /// <summary>The same queue as a process that starts again finds it.</summary>
    protected abstract Task<IInvocationQueue> RestartAsync(IInvocationQueue queue);

    [Fact]
    public async Task An_accepted_invocation_is_due_at_once()
    {
        var queue = await CreateAsync();
        var acceptedAt = Clock.GetUtcNow();
        var id = await AcceptAsync(queue, "{\"é\":1}");

        var taken = Assert.Single(await TakeAsync(queue));

        Assert.Equal(id, taken.RequestId);
        Assert.Equal("{\"é\":1}", Encoding.UTF8.GetString(taken.Payload.Span));
        Assert.Equal(0, taken.Attempts);
        Assert.Equal(acceptedAt, taken.AcceptedAt, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Each_invocation_is_handed_out_once_oldest_first_and_no_more_than_asked_for()
    {
        var queue = await CreateAsync();
        var accepted = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            accepted.Add(await AcceptAsync(queue, $"{i}"));
            await AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        var first = await TakeAsync(queue, max: 3);
        var second = await TakeAsync(queue, max: 3);

        Assert.Equal(accepted.Take(3), first.Select(invocation => invocation.RequestId));
        Assert.Equal(accepted.Skip(3), second.Select(invocation => invocation.RequestId));
        Assert.Empty(await TakeAsync(queue));
    }

    [Fact]
    public async Task A_completed_invocation_is_forgotten()
    {
        var queue = await CreateAsync();
        var id = await AcceptAsync(queue, "1");
        await TakeAsync(queue);

        await queue.CompleteAsync(id, None);

        Assert.Empty(await TakeAsync(await RestartAsync(queue)));
    }

    [Fact]
    public async Task A_rescheduled_invocation_is_due_when_it_says_and_knows_its_attempts()
    {
        var queue = await CreateAsync();
        var acceptedAt = Clock.GetUtcNow();
        var id = await AcceptAsync(queue, "1");
        await TakeAsync(queue);
        await queue.RescheduleAsync(id, attempts: 1, acceptedAt.AddMinutes(1), None);

        await AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(await TakeAsync(queue));
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        var taken = Assert.Single(await TakeAsync(queue));

        Assert.Equal(id, taken.RequestId);
        Assert.Equal(1, taken.Attempts);
        Assert.Equal(acceptedAt, taken.AcceptedAt, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_restart_hands_out_again_what_was_not_done()
    {
        var queue = await CreateAsync();
        var done = await AcceptAsync(queue, "1");
        var lost = await AcceptAsync(queue, "2");
        await TakeAsync(queue);
        await queue.CompleteAsync(done, None);

        var restarted = await RestartAsync(queue);

        Assert.Equal(lost, Assert.Single(await TakeAsync(restarted)).RequestId);
    }

    [Fact]
    public async Task A_waiting_take_returns_when_an_invocation_is_accepted()
    {
        var queue = await CreateAsync();
        var take = queue.TakeDueAsync(10, TimeSpan.FromSeconds(20), None);
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.False(take.IsCompleted);

        await AcceptAsync(queue, "1");

        Assert.Single(await FinishWithinAsync(take, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task A_waiting_take_returns_when_a_rescheduled_invocation_is_due()
    {
        var queue = await CreateAsync();
        var id = await AcceptAsync(queue, "1");
        await TakeAsync(queue);
        await queue.RescheduleAsync(id, attempts: 1, Clock.GetUtcNow().AddSeconds(5), None);

        var take = queue.TakeDueAsync(10, TimeSpan.FromSeconds(20), None);

        Assert.Single(await FinishWithinAsync(take, TimeSpan.FromSeconds(7)));
    }

    [Fact]
    public async Task A_waiting_take_gives_up_after_its_wait_time()
    {
        var queue = await CreateAsync();
        var take = queue.TakeDueAsync(10, TimeSpan.FromSeconds(20), None);
        await AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.False(take.IsCompleted);

        Assert.Empty(await FinishWithinAsync(take, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task A_waiting_take_can_be_cancelled()
    {
        var queue = await CreateAsync();
        using var cancel = new CancellationTokenSource();
        var take = queue.TakeDueAsync(10, TimeSpan.FromSeconds(20), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FinishWithinAsync(take, TimeSpan.FromSeconds(2)));
    }

    private static Task<string> AcceptAsync(IInvocationQueue queue, string payload) =>
        queue.AcceptAsync(Encoding.UTF8.GetBytes(payload), None);

    private static Task<IReadOnlyList<AcceptedInvocation>> TakeAsync(IInvocationQueue queue, int max = 10) =>
        queue.TakeDueAsync(max, TimeSpan.Zero, None);
}
