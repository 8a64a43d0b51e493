using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>Callers that ask for the same dictation at once, each served by a process of its own.</summary>
public sealed class ConcurrentDictationTests
{
    private static readonly NoteAttributes Note = new() { Text = "Hello, world." };
    private static readonly DictationKey Key = new(Scenario.Key, SpokenContent.Of(Note).Hash);
    private static readonly DictationIdentity Identity =
        new(Scenario.Key.UserId, Scenario.Key.NoteId.Text, SpokenContent.Of(Note).Hash.ToString());

    /// <summary>A request that no passing of time ends is a failure, not a test without end.</summary>
    private static readonly TimeSpan HangingTest = TimeSpan.FromMinutes(1);

    private readonly Scenario _scenario = new();

    public ConcurrentDictationTests() => _scenario.Write(Note);

    [Fact]
    public async Task What_two_ask_for_at_once_is_spoken_once_and_heard_by_both()
    {
        var spoken = new TaskCompletionSource();
        _scenario.Speech.Waits = _ => spoken.Task;
        var first = DictateInOwnProcessAsync();
        var second = DictateInOwnProcessAsync();

        spoken.SetResult();
        var firsts = await first;
        var seconds = await PassTimeUntilDoneAsync(second);

        Assert.Equal((DictationSource.Speech, DictationSource.Kept), (firsts.Source, seconds.Source));
        Assert.Equal(firsts.Key, seconds.Key);
        Assert.Equal((1, 1), (_scenario.Speech.Requests.Count, _scenario.Dictations.Puts.Count));
    }

    [Fact]
    public async Task Who_waits_longer_than_its_time_is_told_that_another_is_at_work()
    {
        var spoken = new TaskCompletionSource();
        _scenario.Speech.Waits = _ => spoken.Task;
        var first = DictateInOwnProcessAsync();

        var failure = await Assert.ThrowsAsync<TransientFailureException>(
            () => PassTimeUntilDoneAsync(DictateInOwnProcessAsync(TimeSpan.FromSeconds(5))));

        Assert.Equal(FailureCode.InProgressElsewhere, failure.Failure.Code);
        spoken.SetResult();
        await first;
        Assert.Single(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task Who_waits_for_one_that_fails_goes_on_itself()
    {
        var refused = new TaskCompletionSource();
        _scenario.Speech.Waits = _ => refused.Task;
        var first = DictateInOwnProcessAsync();
        var second = DictateInOwnProcessAsync();

        _scenario.Speech.Waits = _ => Task.CompletedTask;
        refused.SetException(new TransientFailureException(FailureCode.SpeechUnavailable, "Down.", "Ask again."));
        await Assert.ThrowsAsync<TransientFailureException>(() => first);

        Assert.Equal(DictationSource.Speech, (await PassTimeUntilDoneAsync(second)).Source);
    }

    [Fact]
    public async Task What_a_process_put_before_it_died_is_heard_although_its_run_never_ended()
    {
        var died = new TaskCompletionSource();
        var dying = _scenario.UseCases.DictationGuard.RunOnceAsync(
            Identity,
            Scenario.PlentyOfTime,
            () =>
            {
                _scenario.Dictations.Put(Key, [1, 2, 3]);
                return died.Task;
            },
            TestContext.Current.CancellationToken);

        Assert.Equal((Key, DictationSource.Kept), await SourceOfAsync(DictateInOwnProcessAsync()));

        Assert.False(dying.IsCompleted);
        Assert.Empty(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task What_a_process_did_not_put_before_it_died_is_made_when_its_time_is_over()
    {
        var died = new TaskCompletionSource();
        var dying = _scenario.UseCases.DictationGuard.RunOnceAsync(
            Identity, TimeSpan.FromSeconds(30), () => died.Task, TestContext.Current.CancellationToken);
        var start = _scenario.Time.GetUtcNow();

        var dictation = await PassTimeUntilDoneAsync(DictateInOwnProcessAsync());

        Assert.Equal(DictationSource.Speech, dictation.Source);
        Assert.InRange(_scenario.Time.GetUtcNow() - start, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
        Assert.False(dying.IsCompleted);
    }

    [Fact]
    public async Task A_run_keeps_others_away_until_its_whole_time_is_over_also_while_it_joins_and_puts()
    {
        var written = new TaskCompletionSource();
        _scenario.Dictations.BeforeVisible = () => written.Task;
        var first = DictateInOwnProcessAsync(TimeSpan.FromSeconds(20));
        _scenario.Time.Advance(TimeSpan.FromSeconds(19));
        var second = DictateInOwnProcessAsync();

        written.SetResult();
        await first;

        Assert.Equal(DictationSource.Kept, (await PassTimeUntilDoneAsync(second)).Source);
        Assert.Single(_scenario.Dictations.Puts);
    }

    [Fact]
    public async Task What_another_makes_between_the_look_and_the_run_is_not_made_again()
    {
        var looks = 0;
        _scenario.Dictations.Before = () =>
        {
            // The first look finds nothing; then another process makes it, and its run is not on record.
            if (++looks == 2)
            {
                _scenario.Dictations.Put(Key, [1, 2, 3]);
            }

            return Task.CompletedTask;
        };

        Assert.Equal((Key, DictationSource.Kept), await SourceOfAsync(DictateInOwnProcessAsync()));

        Assert.Empty(_scenario.Speech.Requests);
        Assert.Single(_scenario.Dictations.Puts);
    }

    [Fact]
    public async Task A_guard_that_cannot_be_used_is_no_leave_to_pay_twice()
    {
        _scenario.UseCases.DictationGuard.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        await Assert.ThrowsAsync<TransientFailureException>(() => DictateInOwnProcessAsync());

        Assert.Empty(_scenario.Speech.Requests);
    }

    private static async Task<(DictationKey Key, DictationSource Source)> SourceOfAsync(Task<Dictation> dictating)
    {
        var dictation = await dictating;
        return (dictation.Key, dictation.Source);
    }

    /// <summary>A process has speech under way of its own; the guard is shared by all.</summary>
    private Task<Dictation> DictateInOwnProcessAsync(TimeSpan? timeLeft = null)
    {
        var dictator = new NoteDictator(
            _scenario.Notes,
            _scenario.Catalog,
            _scenario.Narrations,
            _scenario.Dictations,
            _scenario.UseCases.DictationGuard,
            _scenario.Links,
            new SegmentSpeaker(_scenario.Speech, _scenario.Segments, NullLogger.Instance),
            new DictationOptions(),
            _scenario.Time,
            NullLogger.Instance);
        return dictator.DictateAsync(
            new DictationRequest(Scenario.Key, null),
            "request-1",
            timeLeft ?? Scenario.PlentyOfTime,
            TestContext.Current.CancellationToken);
    }

    /// <summary>Lets time pass in steps, as long as it is needed.</summary>
    private async Task<Dictation> PassTimeUntilDoneAsync(Task<Dictation> dictating)
    {
        for (var steps = 0; !dictating.IsCompleted && steps < 1_000; steps++)
        {
            _scenario.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await dictating.WaitAsync(HangingTest, TestContext.Current.CancellationToken);
    }
}
