using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Tests.UseCases;

public sealed class FailingTests
{
    private static readonly TransientFailureException Throttled =
        new(FailureCode.SpeechThrottled, "The speech service asks to slow down.", "It is tried again.");

    private readonly Scenario _scenario = new();

    public static TheoryData<NoteAttributes, FailureCode> BadNotes => new()
    {
        { new NoteAttributes { Text = "" }, FailureCode.TextEmpty },
        { new NoteAttributes { Text = " \t\r\n\u00A0\u200B\uFEFF" }, FailureCode.TextEmpty },
        { new NoteAttributes { Text = "\u0000\u0001\u001F" }, FailureCode.TextEmpty },
        { new NoteAttributes { Text = "<speak>  </speak>", TextType = "ssml" }, FailureCode.TextEmpty },
        { new NoteAttributes(), FailureCode.TextMissing },
        { new NoteAttributes { NotStrings = "Note" }, FailureCode.AttributeNotString },
        { new NoteAttributes { Text = "Hello.", NotStrings = "VoiceId" }, FailureCode.AttributeNotString },
        { new NoteAttributes { Text = "Hello.", TextType = "markdown" }, FailureCode.TextTypeUnknown },
        { new NoteAttributes { Text = "<speak>Hello.", TextType = "ssml" }, FailureCode.SsmlInvalid },
        { new NoteAttributes { Text = "<!DOCTYPE x [<!ENTITY a \"b\">]><speak>&a;</speak>", TextType = "ssml" }, FailureCode.SsmlInvalid },
        { new NoteAttributes { Text = "<speak>\u0001</speak>", TextType = "ssml" }, FailureCode.SsmlInvalid },
        { new NoteAttributes { Text = "Hello.", Engine = "steam" }, FailureCode.EngineNotSupported },
    };

    [Theory]
    [MemberData(nameof(BadNotes))]
    public async Task A_note_that_cannot_be_narrated_fails_at_once_with_code_reason_and_remedy(NoteAttributes note, FailureCode code)
    {
        var change = _scenario.Write(note);
        await _scenario.PlanAsync(change);

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Failed, entry.Status);
        Assert.Equal(code, entry.LastFailure!.Failure.Code);
        Assert.NotEmpty(entry.LastFailure.Failure.Reason);
        Assert.NotEmpty(entry.LastFailure.Failure.Remedy);
        var cause = Assert.Single(_scenario.DeadLetters.DeadLetters).Cause;
        Assert.Equal((code, true, 1, change.CorrelationId), (cause.Failure.Code, cause.Failure.IsPermanent, cause.Attempts, cause.CorrelationId));
        Assert.Empty(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_note_whose_ids_do_not_fit_into_an_object_key_fails_for_good()
    {
        var key = new NoteKey(new string('x', 600), NoteId.FromString(new string('y', 400)));
        await _scenario.PlanAsync(_scenario.Write("Hello.", key));

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Equal(FailureCode.KeyTooLong, (await _scenario.EntryAsync(key)).LastFailure!.Failure.Code);
    }

    [Fact]
    public async Task A_bad_note_that_is_corrected_becomes_ready()
    {
        await _scenario.NarrateAsync(_scenario.Write(" "));

        await _scenario.NarrateAsync(_scenario.Write("Hello."));

        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Ready, entry.Status);
        Assert.Null(entry.LastFailure);
    }

    [Fact]
    public async Task What_the_speech_service_refuses_is_not_asked_again()
    {
        _scenario.Speech.Fails = _ => new PermanentFailureException(FailureCode.VoiceUnknown, "No such voice.", "Use another.");
        await _scenario.PlanAsync(_scenario.Write("Hello."));

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Single(_scenario.Speech.Requests);
        Assert.Equal(FailureCode.VoiceUnknown, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
    }

    [Fact]
    public async Task A_transient_failure_comes_back_after_a_growing_delay_and_stays_pending()
    {
        _scenario.Speech.Fails = _ => Throttled;
        await _scenario.PlanAsync(_scenario.Write("Hello."));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 1));
        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        Assert.InRange(_scenario.Queue.Delays["receipt-1"], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(_scenario.Queue.Delays["receipt-2"], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Pending, entry.Status);
        Assert.Equal(FailureCode.SpeechThrottled, entry.LastFailure!.Failure.Code);
        Assert.Empty(_scenario.DeadLetters.DeadLetters);
    }

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
        var attributes = Domain.DeadLetters.DeadLetterAttributes.Write(letter.Cause);
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
    public async Task A_retry_of_a_long_note_pays_only_for_what_is_missing()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 10).Select(number => $"Paragraph {number} has its own words."));
        _scenario.Speech.Fails = request => request.Text.Contains("Paragraph 7", StringComparison.Ordinal) ? Throttled : null;
        await _scenario.PlanAsync(_scenario.Write(text));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        _scenario.Speech.Fails = _ => null;

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        var spoken = _scenario.Speech.Requests.GroupBy(request => request.Text).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(10, spoken.Count);
        Assert.All(spoken, pair => Assert.Equal(pair.Key.Contains("Paragraph 7", StringComparison.Ordinal) ? 2 : 1, pair.Value));
    }

    [Fact]
    public async Task A_long_note_stops_in_time_and_goes_on_from_the_kept_segments()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 10).Select(number => $"Paragraph {number} has its own words."));
        await _scenario.PlanAsync(_scenario.Write(text));
        _scenario.Speech.Waits = _ =>
        {
            _scenario.Time.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        };

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 1, timeLeft: TimeSpan.FromSeconds(80)));
        Assert.Equal(FailureCode.TimedOut, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2, timeLeft: TimeSpan.FromSeconds(80)));

        Assert.Equal(10, _scenario.Speech.Requests.Count);
    }

    [Fact]
    public async Task Audio_cut_short_by_the_service_is_not_kept_and_asked_for_again()
    {
        _scenario.Speech.Left = 0.1;
        await _scenario.PlanAsync(_scenario.Write(string.Concat(Enumerable.Repeat("A sentence of some length. ", 40))));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Equal(FailureCode.AudioCutShort, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
        Assert.Empty(_scenario.Segments.Segments);
    }

    [Theory]
    [InlineData("cut inside a frame")]
    [InlineData("two formats")]
    public async Task Damaged_audio_from_the_service_is_not_kept_and_asked_for_again(string damage)
    {
        _scenario.Speech.Alters = mp3 => damage == "two formats" ? [.. mp3, .. Mp3Silence.Create(TimeSpan.FromSeconds(1), 22_050)] : mp3[..^1];
        await _scenario.PlanAsync(_scenario.Write("Hello."));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Equal(FailureCode.AudioDamaged, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
        Assert.Empty(_scenario.Segments.Segments);
    }

    [Fact]
    public async Task Of_several_segments_that_fail_the_first_failure_counts()
    {
        var refused = new TaskCompletionSource();
        _scenario.Speech.Waits = request => request.Text == "One." ? refused.Task : Task.CompletedTask;
        _scenario.Speech.Fails = request =>
            request.Text == "One." ? Throttled : new PermanentFailureException(FailureCode.VoiceUnknown, "No such voice.", "Use another.");
        await _scenario.PlanAsync(_scenario.Write("One.\n\nTwo."));

        var received = _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        refused.SetResult();

        Assert.True(await received);
        Assert.Equal(FailureCode.VoiceUnknown, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
    }

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
    public void A_job_that_another_worker_does_waits_longer_each_time()
    {
        var retries = new RetryPolicy(6, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), new Random(1));

        Assert.Equal([5, 30, 180, 300, null, null], Enumerable.Range(1, 6).Select(attempt => retries.DelayInProgress(attempt)?.TotalSeconds));
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
        _scenario.DeadLetters.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");
        await _scenario.PlanAsync(_scenario.Write(" "));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));
        Assert.Contains("receipt-1", _scenario.Queue.Delays.Keys);
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

    [Fact]
    public async Task A_job_newer_than_a_removal_in_the_catalog_is_kept_as_a_dead_letter_instead_of_guessing()
    {
        await _scenario.PlanAsync(_scenario.Remove());
        var back = _scenario.Write("Hello again.");

        Assert.True(await _scenario.ReceiveAsync(new SynthesisJob(Scenario.Key, back.Revision, JobKind.Narrate, "c"), receiveCount: Scenario.MaxAttempts));

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

        _scenario.Narrations.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");
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
        _scenario.Narrations.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1], receiveCount: Scenario.MaxAttempts));

        var letter = Assert.Single(_scenario.DeadLetters.DeadLetters);
        Assert.Equal(("remove", SynthesisJobFormat.Write(_scenario.Queue.Jobs[^1])), (letter.Cause.Step, letter.Body));
    }

    [Fact]
    public async Task A_job_that_fails_while_the_catalog_is_out_of_reach_comes_back_after_a_delay_and_ends_as_a_dead_letter()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        _scenario.Catalog.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

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
            _scenario.Catalog.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");
            return new PermanentFailureException(FailureCode.VoiceUnknown, "No such voice.", "Use another.");
        };

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));
        Assert.Contains("receipt-1", _scenario.Queue.Delays.Keys);
        Assert.Empty(_scenario.DeadLetters.DeadLetters);
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
}
