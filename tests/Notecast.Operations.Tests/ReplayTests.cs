using System.Text;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Notes;
using Notecast.Operations.Tests.Support;

namespace Notecast.Operations.Tests;

/// <summary>
/// A failure of each kind, caused for real: its dead letter is found, its cause is mended, it is replayed, and the note gets ready, with
/// nothing left in any queue and one bill.
/// </summary>
public sealed class ReplayTests
{
    private readonly Simulation _pipeline = new();

    [Fact]
    public void A_job_whose_tries_are_used_up_while_the_speech_service_is_down() => _pipeline.Run(async () =>
    {
        _pipeline.Speech.Fails = _ => Outage.Speech;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();

        var letter = Expect(DeadLetterKind.SynthesisJob, "NarrateNote", "narrate", "SpeechUnavailable");
        Assert.Equal((Simulation.Key, Deployment.MaxAttempts, 0), (letter.Note, letter.Attempts, letter.Replays));
        Assert.True(letter.FirstFailedAt < letter.LastFailedAt);

        _pipeline.Speech.Fails = _ => null;
        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_job_that_is_replayed_too_early_comes_back_with_its_count_and_its_first_failure() => _pipeline.Run(async () =>
    {
        _pipeline.Speech.Fails = _ => Outage.Speech;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();
        var letter = Assert.Single(_pipeline.Letters);

        await _pipeline.MoveAllAsync();
        await _pipeline.SettleAsync();

        var again = Expect(DeadLetterKind.SynthesisJob, "NarrateNote", "narrate", "SpeechUnavailable");
        Assert.Equal((letter.Message.Body, letter.FirstFailedAt, 1), (again.Message.Body, again.FirstFailedAt, again.Replays));
        _pipeline.Speech.Fails = _ => null;
        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_narration_that_could_not_be_finished_while_the_topic_was_down() => _pipeline.Run(async () =>
    {
        _pipeline.Topic.Outage = Outage.Storage;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();

        var letter = Expect(DeadLetterKind.FailedInvocation, "FinishNarration", "finish", "StorageUnavailable");
        Assert.Equal((Simulation.Key, 3), (letter.Note, letter.Attempts));

        _pipeline.Topic.Outage = null;
        await ReplayAndExpectReadyAsync();
        Assert.Single(_pipeline.Topic.Messages);
    });

    [Fact]
    public void A_narration_that_could_not_be_finished_while_the_catalog_was_down() => _pipeline.Run(async () =>
    {
        _pipeline.Speech.Waits = _ =>
        {
            _pipeline.Catalog.Outage = Outage.Storage;
            return Task.CompletedTask;
        };
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();

        Expect(DeadLetterKind.FailedInvocation, "FinishNarration", "finish", "StorageUnavailable");

        await _pipeline.MoveAllAsync();
        await _pipeline.SettleAsync();
        var again = Expect(DeadLetterKind.FailedInvocation, "ReplayDeadLetters", "replay", "StorageUnavailable");
        Assert.Equal(1, again.Replays);

        _pipeline.Catalog.Outage = null;
        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_narration_whose_audio_is_damaged_is_made_anew() => _pipeline.Run(async () =>
    {
        var isDamaged = false;
        _pipeline.Narrations.Opens = key =>
        {
            if (!isDamaged)
            {
                isDamaged = true;
                _pipeline.Narrations.Put(key, [1, 2, 3], _pipeline.Narrations.MetadataOf(key));
            }

            return Task.CompletedTask;
        };
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();

        Expect(DeadLetterKind.FailedInvocation, "FinishNarration", "finish", "AudioDamaged");

        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_stream_batch_whose_tries_are_used_up_while_the_catalog_is_down() => RunWithFewTries(async () =>
    {
        _pipeline.Catalog.Outage = Outage.Storage;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();

        Expect(DeadLetterKind.FailedStreamBatch, "PlanNarrations", "plan", "RetryAttemptsExhausted");

        _pipeline.Catalog.Outage = null;
        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_stream_batch_that_gets_too_old_while_the_catalog_is_down() => _pipeline.Run(async () =>
    {
        _pipeline.Catalog.Outage = Outage.Storage;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();

        Expect(DeadLetterKind.FailedStreamBatch, "PlanNarrations", "plan", "RecordAgeExceeded");

        _pipeline.Catalog.Outage = null;
        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_stream_batch_that_was_recorded_but_whose_jobs_could_not_be_sent() => RunWithFewTries(async () =>
    {
        _pipeline.Jobs.IsDown = true;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();
        Assert.Equal(NarrationStatus.Pending, await _pipeline.StatusAsync());

        _pipeline.Jobs.IsDown = false;
        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_removal_that_was_recorded_but_whose_job_could_not_be_sent() => RunWithFewTries(async () =>
    {
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();
        _pipeline.Jobs.IsDown = true;
        _pipeline.Remove();
        await _pipeline.SettleAsync();
        Assert.Single(_pipeline.Narrations.Keys);

        _pipeline.Jobs.IsDown = false;
        await _pipeline.MoveAllAsync();
        await _pipeline.SettleAsync();

        Assert.Empty(_pipeline.Letters);
        Assert.Equal(NarrationStatus.Removed, await _pipeline.StatusAsync());
        Assert.Empty(_pipeline.Narrations.Keys);
    });

    [Fact]
    public void Several_stream_batches_are_answered_by_one_reconciliation() => RunWithFewTries(async () =>
    {
        _pipeline.Catalog.Outage = Outage.Storage;
        NoteKey[] notes = [.. Enumerable.Range(1, 5).Select(number => new NoteKey("ann", NoteId.FromString($"n{number}")))];
        foreach (var note in notes)
        {
            _pipeline.Write($"Hello, {note}.", note);
            await _pipeline.Time.PassAsync(TimeSpan.FromHours(1));
        }

        await _pipeline.SettleAsync();
        Assert.Equal(notes.Length, _pipeline.Letters.Count);

        _pipeline.Catalog.Outage = null;
        await _pipeline.MoveAllAsync();
        await _pipeline.SettleAsync();

        Assert.Empty(_pipeline.Letters);
        Assert.All(notes, note => Assert.Equal(NarrationStatus.Ready, _pipeline.StatusAsync(note).Result));
        Assert.Equal(notes.Length, _pipeline.Bills);
    });

    [Fact]
    public void A_stream_record_of_an_unknown_version() => _pipeline.Run(async () =>
    {
        _pipeline.WriteAltered("Hello.", WithUnknownVersion);
        await _pipeline.SettleAsync();

        var letter = Expect(DeadLetterKind.PoisonRecord, "PlanNarrations", "plan", "RecordUnreadable");
        Assert.Equal(Simulation.Key, letter.Note);
        Assert.DoesNotContain("Hello.", letter.Message.Body, StringComparison.Ordinal);
        Assert.Null(await _pipeline.StatusAsync());

        await ReplayAndExpectReadyAsync();
    });

    [Fact]
    public void A_poison_record_that_a_later_change_followed_changes_and_bills_nothing() => _pipeline.Run(async () =>
    {
        _pipeline.WriteAltered("Hello.", WithUnknownVersion);
        _pipeline.Write("Hello again.");
        await _pipeline.SettleAsync();
        var entry = await _pipeline.Catalog.FindAsync(Simulation.Key, default);

        await ReplayAndExpectReadyAsync();

        Assert.Equal(entry, await _pipeline.Catalog.FindAsync(Simulation.Key, default));
    });

    [Fact]
    public void A_copy_too_many_of_an_interrupted_command_doubles_nothing() => _pipeline.Run(async () =>
    {
        _pipeline.Speech.Fails = _ => Outage.Speech;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();
        _pipeline.Speech.Fails = _ => null;

        await _pipeline.CopyAsync(_pipeline.DeadLetterQueue.Peek()[0]);
        await ReplayAndExpectReadyAsync();

        Assert.Single(_pipeline.Narrations.Created);
    });

    [Fact]
    public void A_letter_that_is_replayed_while_its_mended_note_is_narrated_does_not_keep_a_job_for_long() => _pipeline.Run(async () =>
    {
        _pipeline.Write(" ");
        await _pipeline.SettleAsync();
        Expect(DeadLetterKind.SynthesisJob, "NarrateNote", "narrate", "TextEmpty");
        var isSpeaking = false;
        _pipeline.Speech.Waits = _ =>
        {
            isSpeaking = true;
            return Task.Delay(TimeSpan.FromSeconds(20), _pipeline.Time);
        };
        _pipeline.Write("Hello.");
        await _pipeline.Time.UntilAsync(() => isSpeaking, TimeSpan.FromMinutes(1));
        var began = _pipeline.Time.GetUtcNow();

        await ReplayAndExpectReadyAsync();

        // The job that was sent again comes after 5 s, and after 30 s more.
        Assert.InRange(_pipeline.Time.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
    });

    [Fact]
    public void A_letter_that_is_replayed_when_its_work_is_done_changes_and_bills_nothing() => _pipeline.Run(async () =>
    {
        _pipeline.Speech.Fails = _ => Outage.Speech;
        _pipeline.Write("Hello.");
        await _pipeline.SettleAsync();
        var letter = _pipeline.DeadLetterQueue.Peek()[0];
        _pipeline.Speech.Fails = _ => null;
        await ReplayAndExpectReadyAsync();
        var entry = await _pipeline.Catalog.FindAsync(Simulation.Key, default);

        await _pipeline.CopyAsync(letter with { MessageId = "the same letter, imported again" });
        await ReplayAndExpectReadyAsync();

        Assert.Equal(entry, await _pipeline.Catalog.FindAsync(Simulation.Key, default));
    });

    private void RunWithFewTries(Func<Task> test)
    {
        _pipeline.Planning = _pipeline.Planning with { MaximumRetryAttempts = 3 };
        _pipeline.Run(test);
    }

    private RecognizedDeadLetter Expect(DeadLetterKind kind, string function, string step, string errorType)
    {
        var letter = Assert.Single(_pipeline.Letters);
        Assert.Equal((kind, function, step, errorType), (letter.Kind, letter.Function, letter.Step, letter.ErrorType));
        return letter;
    }

    private async Task ReplayAndExpectReadyAsync()
    {
        await _pipeline.MoveAllAsync();
        await _pipeline.SettleAsync();

        Assert.Equal(NarrationStatus.Ready, await _pipeline.StatusAsync());
        Assert.Empty(_pipeline.Letters);
        Assert.Equal(1, _pipeline.Bills);
        Assert.Single(_pipeline.Narrations.Keys);
    }

    private static ReadOnlyMemory<byte> WithUnknownVersion(ReadOnlyMemory<byte> record) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(record.Span).Replace("\"eventVersion\":\"1.1\"", "\"eventVersion\":\"2.0\"", StringComparison.Ordinal));
}
