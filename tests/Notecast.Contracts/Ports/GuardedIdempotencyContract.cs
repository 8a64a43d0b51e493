using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>
/// What an <see cref="IIdempotency"/> of our own does beyond its contract: a run that ends after its time leaves another's record alone.
/// Powertools writes and deletes records unconditionally; the conditions of the catalog hold all the same.
/// </summary>
public abstract class GuardedIdempotencyContract : IdempotencyContract
{
    [Fact]
    public async Task A_run_that_fails_after_its_time_does_not_end_the_run_of_another()
    {
        var identity = NewIdentity();
        var (fail, isStarted) = (new TaskCompletionSource<NarrationReceipt>(), new TaskCompletionSource());
        var late = RunAsync(identity, () =>
        {
            isStarted.SetResult();
            return fail.Task;
        });
        await isStarted.Task;
        await LetTimePassAsync(TimeLeft);
        await RunAsync(identity, async () =>
        {
            fail.SetException(new InvalidOperationException("Too late."));
            await Assert.ThrowsAsync<InvalidOperationException>(() => late);
            await AssertInProgressAsync(identity);
            return Receipt("k");
        });

        Assert.Equal(2, Runs);
    }

    [Fact]
    public async Task A_run_that_ends_after_its_time_does_not_replace_the_receipt_of_another()
    {
        var identity = NewIdentity();
        await RunAsync(identity, async () =>
        {
            await LetTimePassAsync(TimeLeft);
            await RunAsync(identity, () => Task.FromResult(Receipt("second")));
            return Receipt("late");
        });

        Assert.Equal(Receipt("second"), await RunAsync(identity, () => Task.FromResult(Receipt("third"))));
    }
}
