using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>What becomes of a job that fails: it comes back, and ends as a dead letter when no try is left or none would help.</summary>
public sealed class JobDeadLetterTests
{
    private static readonly TransientFailureException Throttled =
        new(FailureCode.SpeechThrottled, "The speech service asks to slow down.", "It is tried again.");

    private static readonly TransientFailureException Down = new(FailureCode.StorageUnavailable, "Down.", "Wait.");

    private readonly Scenario _scenario = new();

    [Fact]
    public async Task After_the_last_try_a_transient_failure_is_a_dead_letter_that_says_what_where_why_how_often_and_when()
    {
        _scenario.Speech.Fails = _ => Throttled;
        var change = _scenario.Write("Hello.");
        await _scenario.PlanAsync(change);

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: Scenario.MaxAttempts));

        Assert.Equal(NarrationStatus.Failed, (await _scenario.EntryAsync()).Status);
        var letter = Assert.Single(_scenario.DeadLetters.DeadLetters);
        Assert.Equal(SynthesisJobFormat.Write(_scenario.Queue.Jobs[0]), letter.Body);
        var attributes = DeadLetterAttributes.Write(letter.Cause);
        Assert.InRange(attributes.Count, 1, 9);
        Assert.Equal("NarrateNote/narrate", attributes["Step"]);
        Assert.Equal("SpeechThrottled", attributes["ErrorType"]);
        Assert.Equal("The speech service asks to slow down. It is tried again.", attributes["ErrorMessage"]);
        Assert.Equal("transient", attributes["FailureClass"]);
        Assert.Equal("3", attributes["Attempts"]);
        Assert.Equal("0", attributes["Replays"]);
        Assert.Equal("2026-03-01T12:00:00.0000000+00:00", attributes["LastFailedAt"]);
        Assert.Equal(change.CorrelationId, attributes["CorrelationId"]);
    }

    [Fact]
    public async Task A_dead_letter_sent_back_after_the_cause_is_mended_becomes_ready()
    {
        _scenario.Speech.Fails = _ => Throttled;
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: Scenario.MaxAttempts);
        _scenario.Speech.Fails = _ => null;

        Assert.True(await _scenario.ReceiveAsync(_scenario.DeadLetters.DeadLetters[0].Body));
        await _scenario.FinishAsync(_scenario.Narrations.Created[0]);

        Assert.Equal(NarrationStatus.Ready, (await _scenario.EntryAsync()).Status);
    }

    [Fact]
    public async Task A_failure_of_a_change_that_is_no_longer_wanted_is_nobodys()
    {
        await _scenario.PlanAsync(_scenario.Write("Early."));
        var late = _scenario.Write("Early.");
        _scenario.Notes.Put(Scenario.Key, new NoteAttributes { Text = "Early." });
        _scenario.Speech.Waits = async _ => await _scenario.PlanAsync(late with { Before = null });
        _scenario.Speech.Fails = _ => Throttled;

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: Scenario.MaxAttempts));

        Assert.Empty(_scenario.DeadLetters.DeadLetters);
        Assert.Equal(NarrationStatus.Pending, (await _scenario.EntryAsync()).Status);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"kind":"narrate","userId":"ann","noteId":"1","revision":"12"}""")]
    [InlineData("""{"kind":"sing","userId":"ann","noteId":"1","revision":"0000000000000000000000000000000000000001.000000"}""")]
    public async Task A_message_that_is_no_job_is_a_dead_letter_at_once_byte_for_byte(string body)
    {
        Assert.True(await _scenario.ReceiveAsync(body));

        var letter = Assert.Single(_scenario.DeadLetters.DeadLetters);
        Assert.Equal(body, letter.Body);
        Assert.Equal(FailureCode.JobUnreadable, letter.Cause.Failure.Code);
    }

    [Fact]
    public async Task A_job_whose_dead_letter_cannot_be_sent_comes_back()
    {
        _scenario.DeadLetters.Outage = Down;
        await _scenario.PlanAsync(_scenario.Write(" "));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));
        Assert.Contains("receipt-1", _scenario.Queue.Delays.Keys);
    }

    [Fact]
    public async Task A_job_newer_than_a_removal_in_the_catalog_is_kept_as_a_dead_letter_instead_of_guessing()
    {
        await _scenario.PlanAsync(_scenario.Remove());
        var back = _scenario.Write("Hello again.");
        var job = new SynthesisJob(Scenario.Key, back.Revision, JobKind.Narrate, "c");

        Assert.True(await _scenario.ReceiveAsync(job, receiveCount: Scenario.MaxAttempts));

        Assert.Equal(FailureCode.CatalogBehind, Assert.Single(_scenario.DeadLetters.DeadLetters).Cause.Failure.Code);
    }

    [Fact]
    public async Task A_job_newer_than_the_catalog_is_kept_as_a_dead_letter_instead_of_guessing()
    {
        var change = _scenario.Write("Hello.");
        var job = new SynthesisJob(Scenario.Key, change.Revision, JobKind.Narrate, "c");

        Assert.False(await _scenario.ReceiveAsync(job));
        Assert.True(await _scenario.ReceiveAsync(job, receiveCount: Scenario.MaxAttempts));

        Assert.Equal(FailureCode.CatalogBehind, Assert.Single(_scenario.DeadLetters.DeadLetters).Cause.Failure.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_removal_that_fails_is_tried_again_and_leaves_no_mark(bool hasTombstone)
    {
        var key = await _scenario.NarrateAsync(_scenario.Write("Hello."));
        await _scenario.PlanAsync(_scenario.Remove());
        if (!hasTombstone)
        {
            _scenario.Catalog.Forget(Scenario.Key);
        }

        _scenario.Narrations.Outage = Down;
        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1]));
        Assert.Contains("receipt-1", _scenario.Queue.Delays.Keys);
        Assert.Contains(key, _scenario.Narrations.Keys);
        Assert.Null((await _scenario.Catalog.FindAsync(Scenario.Key, TestContext.Current.CancellationToken))?.LastFailure);

        _scenario.Narrations.Outage = null;
        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1], receiveCount: 2));
        Assert.Empty(_scenario.Narrations.Keys);
    }

    [Fact]
    public async Task A_removal_that_fails_to_the_end_is_a_dead_letter()
    {
        await _scenario.NarrateAsync(_scenario.Write("Hello."));
        await _scenario.PlanAsync(_scenario.Remove());
        _scenario.Narrations.Outage = Down;

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1], receiveCount: Scenario.MaxAttempts));

        var letter = Assert.Single(_scenario.DeadLetters.DeadLetters);
        Assert.Equal(("remove", SynthesisJobFormat.Write(_scenario.Queue.Jobs[^1])), (letter.Cause.Step, letter.Body));
    }

    [Fact]
    public async Task A_job_that_fails_while_the_catalog_is_out_of_reach_comes_back_after_a_delay_and_ends_as_a_dead_letter()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        _scenario.Catalog.Outage = Down;

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));
        Assert.Contains("receipt-1", _scenario.Queue.Delays.Keys);

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: Scenario.MaxAttempts));
        Assert.Equal(FailureCode.StorageUnavailable, Assert.Single(_scenario.DeadLetters.DeadLetters).Cause.Failure.Code);
    }

    [Fact]
    public async Task A_permanent_failure_that_the_catalog_cannot_take_comes_back_until_it_can()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        _scenario.Speech.Fails = _ =>
        {
            _scenario.Catalog.Outage = Down;
            return new PermanentFailureException(FailureCode.VoiceUnknown, "No such voice.", "Use another.");
        };

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));
        Assert.Contains("receipt-1", _scenario.Queue.Delays.Keys);
        Assert.Empty(_scenario.DeadLetters.DeadLetters);
    }
}
