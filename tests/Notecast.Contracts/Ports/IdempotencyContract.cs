using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IIdempotency"/> does.</summary>
public abstract class IdempotencyContract
{
    protected static readonly TimeSpan TimeLeft = TimeSpan.FromSeconds(2);

    /// <summary>How often something was narrated.</summary>
    protected int Runs { get; private set; }

    protected abstract IIdempotency Idempotency { get; }

    /// <summary>Lets time pass for the store.</summary>
    protected abstract Task LetTimePassAsync(TimeSpan time);

    [Fact]
    public async Task A_first_run_narrates_and_returns_its_receipt()
    {
        Assert.Equal(Receipt("k"), await RunAsync(NewIdentity(), () => Task.FromResult(Receipt("k"))));
        Assert.Equal(1, Runs);
    }

    [Fact]
    public async Task A_second_run_returns_the_receipt_of_the_first_and_does_not_narrate()
    {
        var identity = NewIdentity();
        await RunAsync(identity, () => Task.FromResult(Receipt("first 😀")));

        var receipt = await RunAsync(identity, () => Task.FromResult(Receipt("second")));

        Assert.Equal(Receipt("first 😀"), receipt);
        Assert.Equal(1, Runs);
    }

    [Fact]
    public async Task A_receipt_outlives_the_time_that_the_run_had()
    {
        var identity = NewIdentity();
        await RunAsync(identity, () => Task.FromResult(Receipt("first")));
        await LetTimePassAsync(TimeLeft * 2);

        Assert.Equal(Receipt("first"), await RunAsync(identity, () => Task.FromResult(Receipt("second"))));
    }

    [Fact]
    public async Task Every_part_of_the_identity_counts()
    {
        var identity = NewIdentity();
        NarrationIdentity[] others =
        [
            identity,
            identity with { UserId = $"{identity.UserId}x" },
            identity with { NoteId = "other" },
            identity with { Revision = "other" },
            identity with { ContentHash = "other" },
            identity with { UserId = $"{identity.UserId}{identity.NoteId}", NoteId = "" },
        ];
        foreach (var other in others)
        {
            await RunAsync(other, () => Task.FromResult(Receipt("k")));
        }

        Assert.Equal(others.Length, Runs);
    }

    [Fact]
    public async Task A_run_that_throws_may_run_again()
    {
        var identity = NewIdentity();
        var failure = new InvalidOperationException("The narration fails.");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(identity, () => Task.FromException<NarrationReceipt>(failure))));

        Assert.Equal(Receipt("again"), await RunAsync(identity, () => Task.FromResult(Receipt("again"))));
        Assert.Equal(2, Runs);
    }

    [Fact]
    public async Task While_one_narrates_another_is_told_so()
    {
        var identity = NewIdentity();
        await RunAsync(identity, async () =>
        {
            await AssertInProgressAsync(identity);
            return Receipt("k");
        });

        Assert.Equal(1, Runs);
    }

    [Fact]
    public async Task Another_may_start_when_the_time_of_a_run_is_over()
    {
        var identity = NewIdentity();
        await RunAsync(identity, async () =>
        {
            await LetTimePassAsync(TimeLeft);
            Assert.Equal(Receipt("second"), await RunAsync(identity, () => Task.FromResult(Receipt("second"))));
            return Receipt("first");
        });

        Assert.Equal(2, Runs);
    }

    [Fact]
    public async Task A_stopped_call_does_not_narrate()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Idempotency.RunOnceAsync(NewIdentity(), TimeLeft, () => throw new InvalidOperationException("It ran."), stopped.Token));
    }

    protected static NarrationIdentity NewIdentity() => new($"user-{Guid.NewGuid():N}", "n1", Revision(1).ToString(), Hash('a').ToString());

    protected Task<NarrationReceipt> RunAsync(NarrationIdentity identity, Func<Task<NarrationReceipt>> narrate) => Idempotency.RunOnceAsync(
        identity,
        TimeLeft,
        () =>
        {
            Runs++;
            return narrate();
        },
        TestContext.Current.CancellationToken);

    protected async Task AssertInProgressAsync(NarrationIdentity identity)
    {
        var runs = Runs;
        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => RunAsync(identity, () => Task.FromResult(Receipt("other"))));
        Assert.Equal(FailureCode.InProgressElsewhere, failure.Failure.Code);
        Assert.Equal(runs, Runs);
    }
}
