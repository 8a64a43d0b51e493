using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Tests.DeadLetters;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Replaying;

public sealed class DeadLetterReplayerTests
{
    private static readonly TransientFailureException Down = new(FailureCode.StorageUnavailable, "Down.", "Wait.");

    private readonly ReplayScenario _replay = new();

    private Scenario Pipeline => _replay.Pipeline;

    [Fact]
    public async Task A_job_goes_back_byte_for_byte_with_its_count_and_its_first_failure_and_the_note_gets_ready()
    {
        var letter = await FailForGoodAsync("Hello.");

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(letter)));

        Assert.Equal((letter.Body, new ReplayMark(1, letter.Cause.FirstFailedAt)), Assert.Single(Pipeline.Queue.Resent));
        await _replay.DeliverAsync();
        await ExpectReadyAsync();
        Assert.Single(Pipeline.Speech.Requests.Skip(Scenario.MaxAttempts - 2));
    }

    [Fact]
    public async Task A_job_that_fails_again_tells_how_often_it_came_back_and_when_it_failed_first()
    {
        var letter = await FailForGoodAsync("Hello.");
        Pipeline.Time.Advance(TimeSpan.FromHours(1));
        Pipeline.Speech.Fails = _ => Down;

        await _replay.ReplayAsync(_replay.CopyOf(letter));
        await _replay.DeliverAsync(Scenario.MaxAttempts);
        await _replay.ReplayAsync(_replay.CopyOf(Pipeline.DeadLetters.DeadLetters[^1]));
        await _replay.DeliverAsync(Scenario.MaxAttempts);

        var again = Pipeline.DeadLetters.DeadLetters[^1];
        Assert.Equal((letter.Body, 2, letter.Cause.FirstFailedAt), (again.Body, again.Cause.Replays, again.Cause.FirstFailedAt));
    }

    [Fact]
    public async Task A_copy_that_was_sent_twice_is_replayed_once()
    {
        var copy = _replay.CopyOf(await FailForGoodAsync("Hello."));

        Assert.True(await _replay.ReplayAsync(copy));
        Assert.True(await _replay.ReplayAsync(copy with { MessageId = "another" }));

        Assert.Single(Pipeline.Queue.Resent);
    }

    [Fact]
    public async Task A_copy_that_was_sent_twice_and_fails_comes_back_once()
    {
        var copy = _replay.CopyOf("nothing that is known");

        Assert.True(await _replay.ReplayAsync(copy));
        Assert.True(await _replay.ReplayAsync(copy with { MessageId = "another" }));

        Assert.Single(Pipeline.DeadLetters.DeadLetters);
    }

    [Fact]
    public async Task A_letter_that_another_worker_replays_stays_on_the_replay_queue()
    {
        var copy = _replay.CopyOf(await FailForGoodAsync("Hello."));
        Pipeline.DeadLetters.DeadLetters.Clear();
        _replay.Guard.Outage = new TransientFailureException(FailureCode.InProgressElsewhere, "Another worker.", "Wait.");

        Assert.False(await _replay.ReplayAsync(copy));

        Assert.Empty(Pipeline.DeadLetters.DeadLetters);
        Assert.Empty(Pipeline.Queue.Resent);
    }

    [Fact]
    public async Task A_guard_that_is_out_of_reach_returns_the_letter()
    {
        var copy = _replay.CopyOf(await FailForGoodAsync("Hello."));
        Pipeline.DeadLetters.DeadLetters.Clear();
        _replay.Guard.Outage = Down;

        Assert.True(await _replay.ReplayAsync(copy));

        var returned = Assert.Single(Pipeline.DeadLetters.DeadLetters).Cause;
        Assert.Equal(("replay", 1), (returned.Step, returned.Replays));
    }

    [Fact]
    public async Task A_letter_that_can_neither_be_guarded_nor_returned_stays_on_the_replay_queue()
    {
        var copy = _replay.CopyOf(await FailForGoodAsync("Hello."));
        _replay.Guard.Outage = Down;
        Pipeline.DeadLetters.Outage = Down;

        Assert.False(await _replay.ReplayAsync(copy));

        Assert.Contains(_replay.Log.Lines, line => line.Contains("cannot return to its queue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_whose_replay_is_done_and_cannot_be_recorded_is_done_with()
    {
        var copy = _replay.CopyOf(await FailForGoodAsync("Hello."));
        Pipeline.DeadLetters.DeadLetters.Clear();
        _replay.Guard.OutageAfterwards = Down;

        Assert.True(await _replay.ReplayAsync(copy));

        Assert.Single(Pipeline.Queue.Resent);
        Assert.Empty(Pipeline.DeadLetters.DeadLetters);
        Assert.Contains(_replay.Log.Lines, line => line.Contains("was replayed could not be recorded", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d\ude42 { odd \\u0000 \r\n body")]
    public async Task An_unknown_letter_comes_back_byte_for_byte_and_says_why(string body)
    {
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(body)));

        var letter = Assert.Single(Pipeline.DeadLetters.DeadLetters);
        Assert.Equal((body, 1), (letter.Body, letter.Cause.Replays));
        Assert.Equal(("ReplayDeadLetters", "replay"), (letter.Cause.Function, letter.Cause.Step));
        Assert.True(letter.Cause.Failure.IsPermanent);
        Assert.Equal(Pipeline.Time.GetUtcNow(), letter.Cause.LastFailedAt);
    }

    [Fact]
    public async Task A_letter_comes_back_with_the_attributes_that_are_not_ours_however_often_it_fails()
    {
        MessageAttribute[] others = [new("trace", "String", "1-5e1b4151"), new("hop", "Binary", "AAEC")];
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf("nothing that is known") with { TypedAttributes = others }));

        await _replay.ReplayAllAsync();

        var again = Assert.Single(Pipeline.DeadLetters.DeadLetters);
        Assert.Equal(2, again.Cause.Replays);
        Assert.Equal(others, DeadLetterAttributes.Write(again).Where(attribute => !DeadLetterAttributes.IsOurs(attribute.Name)));
    }

    [Fact]
    public async Task What_cannot_even_return_stays_on_the_replay_queue_and_can_run_again()
    {
        var copy = _replay.CopyOf("nothing that is known");
        Pipeline.DeadLetters.Outage = Down;
        Assert.False(await _replay.ReplayAsync(copy));

        Pipeline.DeadLetters.Outage = null;
        Assert.True(await _replay.ReplayAsync(copy));

        Assert.Single(Pipeline.DeadLetters.DeadLetters);
    }

    [Fact]
    public async Task A_letter_whose_time_runs_out_comes_back_as_timed_out()
    {
        var copy = _replay.CopyOf(await FailForGoodAsync("Hello."));
        Pipeline.DeadLetters.DeadLetters.Clear();
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        Assert.True(await _replay.ReplayAsync(copy, over.Token));

        Assert.Equal(FailureCode.TimedOut, Assert.Single(Pipeline.DeadLetters.DeadLetters).Cause.Failure.Code);
    }

    [Fact]
    public async Task A_catalog_that_is_out_of_reach_returns_the_letter_with_its_first_failure()
    {
        var letter = await FailForGoodAsync("Hello.");
        Pipeline.DeadLetters.DeadLetters.Clear();
        Pipeline.Time.Advance(TimeSpan.FromHours(1));
        Pipeline.Catalog.Outage = Down;

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(letter)));

        var returned = Assert.Single(Pipeline.DeadLetters.DeadLetters);
        Assert.Equal((letter.Body, letter.Cause.FirstFailedAt), (returned.Body, returned.Cause.FirstFailedAt));
        Assert.Equal(FailureCode.StorageUnavailable, returned.Cause.Failure.Code);
        Assert.Equal(letter.Cause.CorrelationId, returned.Cause.CorrelationId);
    }

    [Fact]
    public async Task An_object_that_was_not_finished_is_finished_without_speaking()
    {
        var key = await PutAsync("Hello.");

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(key)));

        await ExpectReadyAsync();
        Assert.Single(Pipeline.Topic.Messages);
        Assert.Single(Pipeline.Speech.Requests);
    }

    [Fact]
    public async Task An_object_that_fails_again_returns_at_the_step_finish()
    {
        var key = await PutAsync("Hello.");
        Pipeline.Topic.Outage = Down;

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(key)));

        Assert.Equal("finish", Assert.Single(Pipeline.DeadLetters.DeadLetters).Cause.Step);
    }

    [Fact]
    public async Task Of_several_objects_those_that_can_be_finished_are_and_the_letter_comes_back_for_the_others()
    {
        var key = await PutAsync("Hello.");
        Pipeline.Write("Hello.", new NoteKey("bob", Scenario.Key.NoteId));
        var unknown = key.ToString().Replace("/ann/", "/bob/", StringComparison.Ordinal);
        Pipeline.Queue.IsDown = true;

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(unknown, key.ToString())));

        await ExpectReadyAsync();
        Assert.Equal("plan", Assert.Single(Pipeline.DeadLetters.DeadLetters).Cause.Step);
    }

    [Fact]
    public async Task Unfit_audio_is_made_anew_from_its_segments()
    {
        var key = await PutAsync("Hello.");
        Pipeline.Narrations.Put(key, [1, 2, 3], Pipeline.Narrations.MetadataOf(key));
        _replay.Skip();

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(key)));
        await _replay.DeliverAsync();

        await ExpectReadyAsync();
        Assert.Single(Pipeline.Speech.Requests);
        Assert.Equal((await Pipeline.EntryAsync()).Ready!.Key, Assert.Single(Pipeline.Narrations.Keys));
        Assert.Contains(_replay.Log.Lines, line => line.Contains("is unfit (AudioDamaged: ", StringComparison.Ordinal));
        Assert.Contains(_replay.Log.Lines, line => line.Contains("queued with correlation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_object_that_is_gone_is_made_anew_from_its_segments()
    {
        var key = await PutAsync("Hello.");
        await Pipeline.Narrations.DeleteAsync([key], TestContext.Current.CancellationToken);
        _replay.Skip();

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(key)));
        await _replay.DeliverAsync();

        await ExpectReadyAsync();
        Assert.Single(Pipeline.Speech.Requests);
    }

    [Fact]
    public async Task A_catalog_that_lost_a_note_learns_it_again_from_its_job()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        Pipeline.Catalog.Forget(Scenario.Key);
        _replay.Skip();

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Pipeline.Queue.Jobs[0])));
        await _replay.DeliverAsync();

        await ExpectReadyAsync();
    }

    [Fact]
    public async Task A_plan_whose_job_could_not_be_sent_is_sent_when_the_letter_is_replayed_again()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        Pipeline.Write("Hello again.");
        _replay.Skip();
        Pipeline.Queue.IsDown = true;
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Pipeline.Queue.Jobs[0])));

        Pipeline.Queue.IsDown = false;
        await _replay.ReplayAllAsync();

        await ExpectReadyAsync();
        Assert.Equal(2, Assert.Single(Pipeline.Queue.Resent).Mark.Replays);
    }

    [Fact]
    public async Task A_poison_record_is_planned_as_the_note_is_now()
    {
        Pipeline.Write("Mended.");
        var body = Letters.PoisonRecord("""{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}""");

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(body)));
        await _replay.DeliverAsync();

        await ExpectReadyAsync();
        Assert.Equal(Revision.FromSequenceNumber(Letters.Sequence), (await Pipeline.EntryAsync()).Wanted.Revision);
    }

    [Fact]
    public async Task A_poison_record_of_a_note_that_is_gone_removes_its_narration()
    {
        await Pipeline.NarrateAsync(Pipeline.Write("Hello."));
        Pipeline.Remove();
        _replay.Skip();
        var body = Letters.PoisonRecord("""{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}""");

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(body)));
        await _replay.DeliverAsync();

        Assert.Equal(NarrationStatus.Removed, (await Pipeline.EntryAsync()).Status);
        Assert.Empty(Pipeline.Narrations.Keys);
    }

    [Fact]
    public async Task The_log_says_what_was_done_to_which_note()
    {
        var letter = await FailForGoodAsync("Hello.");

        await _replay.ReplayAsync(_replay.CopyOf(letter));

        var line = Assert.Single(_replay.Log.Lines, line => line.StartsWith("Dead letter", StringComparison.Ordinal));
        Assert.StartsWith(
            $"Dead letter copy-1 (synthesis-job of ann/1, correlation {letter.Cause.CorrelationId}) replayed: ResendJob, ",
            line,
            StringComparison.Ordinal);
        Assert.Equal(
            (letter.Cause.CorrelationId, Scenario.Key),
            (_replay.Log.Values[line]["correlationId"], _replay.Log.Values[line]["note"]));
    }

    [Fact]
    public async Task The_log_leaves_out_what_a_letter_does_not_tell()
    {
        await _replay.ReplayAsync(_replay.CopyOf("nothing that is known"));

        var line = Assert.Single(_replay.Log.Lines);
        Assert.StartsWith("Dead letter copy-1 (unknown) failed again at replay with RecordUnreadable: ", line, StringComparison.Ordinal);
    }

    /// <summary>A narration that fails at its last try; the cause is mended afterwards.</summary>
    private async Task<DeadLetter> FailForGoodAsync(string text)
    {
        await Pipeline.PlanAsync(Pipeline.Write(text));
        Pipeline.Speech.Fails = _ => new TransientFailureException(FailureCode.SpeechUnavailable, "Down.", "Wait.");
        Assert.True(await Pipeline.ReceiveAsync(Pipeline.Queue.Jobs[^1], Scenario.MaxAttempts));
        Pipeline.Speech.Fails = _ => null;
        _replay.Skip();
        return Pipeline.DeadLetters.DeadLetters[^1];
    }

    private async Task<NarrationKey> PutAsync(string text)
    {
        await Pipeline.PlanAsync(Pipeline.Write(text));
        await Pipeline.ReceiveAsync(Pipeline.Queue.Jobs[^1]);
        return Pipeline.Narrations.Created[^1];
    }

    private async Task ExpectReadyAsync() => Assert.Equal(NarrationStatus.Ready, (await Pipeline.EntryAsync()).Status);
}
