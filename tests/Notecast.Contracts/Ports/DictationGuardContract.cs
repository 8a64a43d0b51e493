using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IDictationGuard"/> does.</summary>
public abstract class DictationGuardContract
{
    private static readonly TimeSpan TimeLeft = TimeSpan.FromSeconds(2);

    private int _runs;

    protected abstract IDictationGuard Guard { get; }

    /// <summary>Lets time pass for the store.</summary>
    protected abstract Task LetTimePassAsync(TimeSpan time);

    [Fact]
    public async Task A_first_run_dictates()
    {
        Assert.True(await RunAsync(NewIdentity()));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_second_run_is_told_that_it_was_done_and_does_not_dictate()
    {
        var identity = NewIdentity();
        await RunAsync(identity);

        Assert.False(await RunAsync(identity));
        Assert.False(await RunAsync(identity));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task What_is_done_stays_done_when_the_time_of_its_run_is_over()
    {
        var identity = NewIdentity();
        await RunAsync(identity);
        await LetTimePassAsync(TimeLeft * 2);

        Assert.False(await RunAsync(identity));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Every_part_of_the_identity_counts()
    {
        var identity = NewIdentity();
        DictationIdentity[] others =
        [
            identity,
            identity with { UserId = $"{identity.UserId}x" },
            identity with { NoteId = "other" },
            identity with { ContentHash = Hash('b').ToString() },
            identity with { UserId = $"{identity.UserId}{identity.NoteId}", NoteId = "" },
            .. OddIds.Select(id => identity with { NoteId = id }),
        ];
        foreach (var other in others)
        {
            Assert.True(await RunAsync(other));
        }

        Assert.Equal(others.Length, _runs);
    }

    [Fact]
    public async Task A_run_that_throws_may_run_again()
    {
        var identity = NewIdentity();
        var failure = new InvalidOperationException("The dictation fails.");

        Assert.Same(
            failure, await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(identity, () => Task.FromException(failure))));

        Assert.True(await RunAsync(identity));
        Assert.False(await RunAsync(identity));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task A_failure_comes_through_as_it_is_thrown()
    {
        var failure = new PermanentFailureException(FailureCode.SsmlInvalid, "The SSML is wrong.", "Correct it.");

        Assert.Same(
            failure,
            await Assert.ThrowsAsync<PermanentFailureException>(() => RunAsync(NewIdentity(), () => Task.FromException(failure))));
    }

    [Fact]
    public async Task While_one_dictates_another_is_told_so()
    {
        var identity = NewIdentity();
        await RunAsync(identity, async () =>
        {
            var failure = await Assert.ThrowsAsync<TransientFailureException>(() => RunAsync(identity));
            Assert.Equal(FailureCode.InProgressElsewhere, failure.Failure.Code);
        });

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task While_one_dictates_another_content_can_be_dictated()
    {
        var identity = NewIdentity();

        await RunAsync(identity, async () => Assert.True(await RunAsync(identity with { ContentHash = Hash('b').ToString() })));

        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Another_may_start_when_the_time_of_a_run_that_never_ended_is_over()
    {
        var identity = NewIdentity();
        await RunAsync(identity, async () =>
        {
            await LetTimePassAsync(TimeLeft);
            Assert.True(await RunAsync(identity));
        });

        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task A_stopped_call_does_not_dictate()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Guard.RunOnceAsync(NewIdentity(), TimeLeft, () => throw new InvalidOperationException("It ran."), stopped.Token));
    }

    private static DictationIdentity NewIdentity() => new($"user-{Guid.NewGuid():N}", "n1", Hash('a').ToString());

    private Task<bool> RunAsync(DictationIdentity identity) => RunAsync(identity, () => Task.CompletedTask);

    private Task<bool> RunAsync(DictationIdentity identity, Func<Task> dictate) => Guard.RunOnceAsync(
        identity,
        TimeLeft,
        () =>
        {
            _runs++;
            return dictate();
        },
        TestContext.Current.CancellationToken);
}
