using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Tests.UseCases;

public sealed class FinishingTests
{
    private readonly Scenario _scenario = new();

    [Fact]
    public async Task A_ready_narration_is_published_with_its_key_and_correlation_id()
    {
        var change = _scenario.Write("Hello.");

        var key = await _scenario.NarrateAsync(change);

        var message = Assert.Single(_scenario.Topic.Messages);
        Assert.Equal((Scenario.Key, key, change.CorrelationId), (message.Note, message.Ready.Key, message.CorrelationId));
    }

    [Fact]
    public async Task The_superseded_narration_is_deleted()
    {
        await _scenario.NarrateAsync(_scenario.Write("One."));

        var second = await _scenario.NarrateAsync(_scenario.Write("Two."));

        Assert.Equal([second!], _scenario.Narrations.Keys);
    }

    [Fact]
    public async Task A_late_event_of_an_old_narration_deletes_only_its_own_object_and_publishes_nothing()
    {
        await _scenario.PlanAsync(_scenario.Write("One."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        var old = _scenario.Narrations.Created[0];
        var second = await _scenario.NarrateAsync(_scenario.Write("Two."));
        _scenario.Narrations.Put(old, _scenario.Narrations.AudioOf(second!), _scenario.Narrations.MetadataOf(second!));

        Assert.Equal(FinishOutcome.Superseded, await _scenario.FinishAsync(old));

        Assert.Equal([second!], _scenario.Narrations.Keys);
        Assert.Single(_scenario.Topic.Messages);
        Assert.Equal(second, (await _scenario.EntryAsync()).Ready!.Key);
    }

    [Fact]
    public async Task A_narration_put_after_its_note_was_removed_is_deleted()
    {
        await _scenario.PlanAsync(_scenario.Write("One."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        await _scenario.PlanAsync(_scenario.Remove());

        Assert.Equal(FinishOutcome.Superseded, await _scenario.FinishAsync(_scenario.Narrations.Created[0]));

        Assert.Empty(_scenario.Narrations.Keys);
        Assert.Equal(NarrationStatus.Removed, (await _scenario.EntryAsync()).Status);
    }

    [Fact]
    public async Task A_duplicate_event_changes_nothing_but_tells_subscribers_again()
    {
        var key = await _scenario.NarrateAsync(_scenario.Write("Hello."));
        var entry = await _scenario.EntryAsync();
        _scenario.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(FinishOutcome.Ready, await _scenario.FinishAsync(key!));

        Assert.Equal(entry, await _scenario.EntryAsync());
        Assert.Equal([key!], _scenario.Narrations.Keys);
        Assert.Equal(2, _scenario.Topic.Messages.Count);
    }

    [Fact]
    public async Task An_event_whose_message_could_not_be_published_publishes_when_it_is_tried_again()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        _scenario.Topic.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");
        await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.FinishAsync(_scenario.Narrations.Created[0]));
        _scenario.Topic.Outage = null;

        await _scenario.FinishAsync(_scenario.Narrations.Created[0]);

        Assert.Single(_scenario.Topic.Messages);
    }

    [Fact]
    public async Task What_can_be_heard_is_kept_until_the_wanted_narration_is_ready_however_often_its_event_comes()
    {
        var first = await _scenario.NarrateAsync(_scenario.Write("One."));
        await _scenario.PlanAsync(_scenario.Write("Two."));

        Assert.Equal(FinishOutcome.Ready, await _scenario.FinishAsync(first!));

        Assert.Equal((await _scenario.EntryAsync()).Ready!.Key, Assert.Single(_scenario.Narrations.Keys));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1]);
        await _scenario.FinishAsync(_scenario.Narrations.Created[^1]);
        Assert.Equal([_scenario.Narrations.Created[^1]], _scenario.Narrations.Keys);
    }

    [Fact]
    public async Task A_narration_superseded_while_its_event_comes_a_second_time_is_kept_until_its_successor_is_ready()
    {
        await _scenario.PlanAsync(_scenario.Write("One."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        var key = _scenario.Narrations.Created[0];
        _scenario.Narrations.Opens = async _ =>
        {
            _scenario.Narrations.Opens = _ => Task.CompletedTask;
            await _scenario.FinishAsync(key);
            await _scenario.PlanAsync(_scenario.Write("Two."));
        };

        Assert.Equal(FinishOutcome.Ready, await _scenario.FinishAsync(key));

        Assert.Equal((await _scenario.EntryAsync()).Ready!.Key, Assert.Single(_scenario.Narrations.Keys));
    }

    [Fact]
    public async Task A_narration_that_the_catalog_does_not_know_is_kept_instead_of_guessing()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        _scenario.Catalog.Forget(Scenario.Key);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.FinishAsync(_scenario.Narrations.Created[0]));

        Assert.Equal(FailureCode.CatalogBehind, exception.Failure.Code);
        Assert.Equal(_scenario.Narrations.Created, _scenario.Narrations.Keys);
    }

    [Fact]
    public async Task What_a_failed_delivery_left_undone_is_done_by_the_next_one_though_a_later_change_is_wanted_by_then()
    {
        await _scenario.NarrateAsync(_scenario.Write("One."));
        await _scenario.PlanAsync(_scenario.Write("Two."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1]);
        var second = _scenario.Narrations.Created[^1];
        _scenario.Topic.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");
        await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.FinishAsync(second));
        _scenario.Topic.Outage = null;
        await _scenario.PlanAsync(_scenario.Write(" "));

        await _scenario.FinishAsync(second);

        Assert.Equal([second], _scenario.Narrations.Keys);
        Assert.Equal(second, _scenario.Topic.Messages[^1].Ready.Key);
    }

    [Fact]
    public async Task A_narration_whose_own_event_failed_for_good_is_deleted_by_its_successor()
    {
        var unfit = await PutAudioAsync(_ => []);
        await Assert.ThrowsAsync<PermanentFailureException>(() => _scenario.FinishAsync(unfit));

        var next = await _scenario.NarrateAsync(_scenario.Write("Two."));

        Assert.Equal([next!], _scenario.Narrations.Keys);
    }

    [Fact]
    public async Task What_a_failed_delivery_left_behind_is_deleted_by_the_next_one_though_a_later_narration_is_ready_by_then()
    {
        await _scenario.NarrateAsync(_scenario.Write("One."));
        await _scenario.PlanAsync(_scenario.Write("Two."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1]);
        var second = _scenario.Narrations.Created[^1];
        _scenario.Topic.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");
        await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.FinishAsync(second));
        _scenario.Topic.Outage = null;
        var third = await _scenario.NarrateAsync(_scenario.Write("Three."));

        Assert.Equal(FinishOutcome.Superseded, await _scenario.FinishAsync(second));

        Assert.Equal([third!], _scenario.Narrations.Keys);
    }

    [Fact]
    public async Task A_failure_to_finish_is_logged_with_the_correlation_id()
    {
        var logger = new LinesLogger();
        var scenario = new Scenario(logger);
        var change = scenario.Write("One.");
        await scenario.PlanAsync(change);
        await scenario.ReceiveAsync(scenario.Queue.Jobs[0]);
        scenario.Topic.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        await Assert.ThrowsAsync<TransientFailureException>(() => scenario.FinishAsync(scenario.Narrations.Created[0]));

        Assert.Contains("StorageUnavailable: Down.", logger.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(change.CorrelationId, logger.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narration_of_a_removed_note_is_left_to_the_job_of_the_removal_and_told_to_nobody()
    {
        var key = await _scenario.NarrateAsync(_scenario.Write("One."));
        await _scenario.PlanAsync(_scenario.Remove());

        Assert.Equal(FinishOutcome.Superseded, await _scenario.FinishAsync(key!));

        Assert.Single(_scenario.Topic.Messages);
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[^1]);
        Assert.Empty(_scenario.Narrations.Keys);
    }

    [Fact]
    public async Task Audio_cut_short_fails_for_good_and_is_never_ready()
    {
        var key = await PutAudioAsync(audio => Mp3Silence.Create(TimeSpan.FromSeconds(0.1)), "A sentence that takes a while to say, longer than a tenth of a second.");

        var exception = await Assert.ThrowsAsync<PermanentFailureException>(() => _scenario.FinishAsync(key));

        Assert.Equal(FailureCode.AudioCutShort, exception.Failure.Code);
        Assert.Equal(NarrationStatus.Failed, (await _scenario.EntryAsync()).Status);
        Assert.Empty(_scenario.Topic.Messages);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("text")]
    [InlineData("truncated")]
    [InlineData("garbage inside")]
    public async Task Damaged_audio_fails_for_good_and_is_never_ready(string damage)
    {
        var key = await PutAudioAsync(audio => damage switch
        {
            "empty" => [],
            "text" => "this is no audio at all"u8.ToArray(),
            "truncated" => audio[..^50],
            _ => [.. audio[..(audio.Length / 2)], .. new byte[700], .. audio[(audio.Length / 2)..]],
        });

        var exception = await Assert.ThrowsAsync<PermanentFailureException>(() => _scenario.FinishAsync(key));

        Assert.Equal(FailureCode.AudioDamaged, exception.Failure.Code);
        Assert.Equal(NarrationStatus.Failed, (await _scenario.EntryAsync()).Status);
        Assert.Empty(_scenario.Topic.Messages);
    }

    [Theory]
    [InlineData("segments/0123.mp3")]
    [InlineData("narrations/ann/1/readme.txt")]
    [InlineData("narrations/ann/1/0000000000000000000000000000000000000101.000000-0123456789abcdeX.mp3")]
    [InlineData("")]
    public async Task A_foreign_object_is_left_alone(string objectKey)
    {
        var outcome = await _scenario.UseCases.Finisher.FinishAsync(objectKey, TestContext.Current.CancellationToken);

        Assert.Equal(FinishOutcome.NotANarration, outcome);
    }

    [Fact]
    public async Task A_narration_newer_than_the_catalog_is_kept_instead_of_guessing()
    {
        var key = await _scenario.NarrateAsync(_scenario.Write("Hello."));
        var newer = new NarrationKey(Scenario.Key, Revision.FromSequenceNumber("999"), _scenario.Narrations.MetadataOf(key!).Content);
        _scenario.Narrations.Put(newer, _scenario.Narrations.AudioOf(key!), _scenario.Narrations.MetadataOf(key!));

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.FinishAsync(newer));

        Assert.Equal(FailureCode.CatalogBehind, exception.Failure.Code);
        Assert.Contains(newer, _scenario.Narrations.Keys);
    }

    [Fact]
    public async Task A_wanted_narration_that_is_gone_is_tried_again_and_not_forgotten()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        var key = _scenario.Narrations.Created[0];
        await _scenario.Narrations.DeleteAsync([key], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.FinishAsync(key));
    }

    private async Task<NarrationKey> PutAudioAsync(Func<byte[], byte[]> change, string text = "Hello.")
    {
        await _scenario.PlanAsync(_scenario.Write(text));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        var key = _scenario.Narrations.Created[0];
        _scenario.Narrations.Put(key, change(_scenario.Narrations.AudioOf(key)), _scenario.Narrations.MetadataOf(key));
        return key;
    }
}
