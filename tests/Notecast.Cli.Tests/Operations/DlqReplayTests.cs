using Notecast.Cli.DeadLetters;
using Notecast.Cli.DeadLetters.Replaying;
using Notecast.Cli.Hosting;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.Tests.Operations;

public sealed class DlqReplayTests : IAsyncDisposable
{
    private readonly OperationsDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_was_mended_is_reported_ready()
    {
        var tea = await _desk.FailAsync("tea");
        SettleAtLook(3, () => _desk.MarkReadyAsync("tea"));
        Assert.Equal(0, await _desk.ReplayAsync());
        Assert.Equal(["1 letter sent to the replay queue.", "1 ready, 0 failed again, 0 pending."], _desk.Lines);
        Assert.Empty(_desk.Box.Letters);
        var copy = Assert.Single(_desk.Box.Replays);
        Assert.Equal((tea.Body, tea.MessageId), (copy.Body, copy.Attributes[DeadLetterAttributes.ReplayOf]));
        Assert.Equal(2, _desk.Time.Waits.Count);
    }

    [Fact]
    public async Task What_fails_again_is_named_with_its_remedy()
    {
        await _desk.FailAsync("tea");
        SettleAtLook(2, () => _desk.RecordFailureAsync("tea", _desk.Time.GetUtcNow()));
        Assert.Equal(ExitCodes.Failed, await _desk.ReplayAsync());
        Assert.Equal(
            [
                "1 letter sent to the replay queue.",
                "0 ready, 1 failed again, 0 pending.",
                "failed  ada/tea: There is no voice 'Bob'.",
                "        Choose another voice.",
            ],
            _desk.Lines);
    }

    [Fact]
    public async Task What_is_not_settled_in_time_is_pending()
    {
        await _desk.FailAsync("tea");
        Assert.Equal(ExitCodes.Failed, await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.FromSeconds(7.5) }));
        Assert.Equal("0 ready, 0 failed again, 1 pending.", _desk.Lines[^1]);
        Assert.Equal(OperationsDesk.Start.AddSeconds(7.5), _desk.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_letter_that_comes_back_without_a_trace_in_the_catalog_is_seen()
    {
        var tea = await _desk.FailAsync("tea");
        SettleAtLook(2, () =>
        {
            _desk.Put(tea.Body, "returned", _desk.Time.GetUtcNow(), replays: 1);
            return Task.CompletedTask;
        });
        Assert.Equal(ExitCodes.Failed, await _desk.ReplayAsync());
        Assert.Equal("0 ready, 1 failed again, 0 pending.", _desk.Lines[1]);
        Assert.True(_desk.Time.GetUtcNow() < OperationsDesk.Start.AddSeconds(10));
    }

    [Fact]
    public async Task Letters_without_a_note_are_counted_and_seen_when_they_come_back()
    {
        _desk.Put("no letter of ours", "odd");
        SettleAtLook(1, () => Task.CompletedTask);
        _desk.OpensBox = () =>
        {
            if (_desk.Box.Letters.Count == 0)
            {
                _desk.Put("no letter of ours", "returned", _desk.Time.GetUtcNow(), replays: 1);
            }

            return _desk.Box;
        };
        Assert.Equal(ExitCodes.Failed, await _desk.ReplayAsync());
        Assert.Contains("1 letter without a note: 1 came back so far. See later: notecast dlq list --came-back --data desk", _desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_come_while_it_runs_are_left_alone()
    {
        await _desk.FailAsync("tea");
        _desk.Box.Refuses = _ =>
        {
            _desk.Put("later", "later");
            return false;
        };
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero });
        Assert.Equal("later", Assert.Single(_desk.Box.Letters).MessageId);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public async Task Letters_are_taken_however_far_the_queues_clock_is_apart(int minutes)
    {
        _desk.Put("odd", "letter-odd", OperationsDesk.Start.AddMinutes(minutes));
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero });
        Assert.Single(_desk.Box.Replays);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public async Task A_failure_is_new_when_the_catalog_has_another_one_whatever_the_clocks_say(int minutes)
    {
        var functions = OperationsDesk.Start.AddMinutes(minutes);
        await _desk.FailAsync("tea", functions);
        await _desk.FailAsync("cake", functions);
        SettleAtLook(3, () => _desk.RecordFailureAsync("tea", functions.AddSeconds(3)));
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.FromSeconds(20) });
        Assert.Equal("0 ready, 1 failed again, 1 pending.", _desk.Lines[1]);
        Assert.StartsWith("failed  ada/tea: ", _desk.Lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-30, 2, 1)]
    [InlineData(30, 2, 1)]
    [InlineData(30, 1, 0)]
    public async Task A_letter_came_back_when_it_counts_more_replays_whatever_the_clocks_say(int minutes, int replays, int returned)
    {
        _desk.Put("odd", "letter-odd", replays: 1);
        var queue = OperationsDesk.Start.AddMinutes(minutes);
        _desk.OpensBox = () =>
        {
            if (_desk.Box.Replays.Count > 0 && _desk.Box.Letters.Count == 0)
            {
                _desk.Put("odd", "another", queue, replays);
            }

            return _desk.Box;
        };
        await _desk.ReplayAsync();
        Assert.Equal($"0 ready, {returned} failed again, 0 pending.", _desk.Lines[1]);
    }

    [Fact]
    public async Task Another_letter_of_the_same_note_is_none_that_came_back()
    {
        var tea = await _desk.FailAsync("tea");
        _desk.Put($"{tea.Body} ", "replayed-before", replays: 1);
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.FromSeconds(20) }, "letter-tea");
        Assert.Equal("0 ready, 0 failed again, 1 pending.", _desk.Lines[1]);
    }

    [Fact]
    public async Task Letters_that_others_hide_are_told()
    {
        _desk.Box.Hidden = 3;
        await _desk.ReplayAsync();
        Assert.StartsWith(
            "No dead letter that could be read matches. About 3 other dead letters could not be read: ",
            _desk.Lines.Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_pipeline_they_wait_and_nobody_waits_for_them()
    {
        await _desk.FailAsync("tea");
        _desk.IsPipelineRunning = false;
        Assert.Equal(0, await _desk.ReplayAsync());
        Assert.Equal(["1 letter sent to the replay queue.", "No pipeline runs on the desk: they wait there for: notecast up --data desk"], _desk.Lines);
        Assert.Empty(_desk.Time.Waits);
    }

    [Fact]
    public async Task Each_batch_is_in_the_audit_log_before_it_is_sent()
    {
        await FailAllAsync(25);
        _desk.Audit.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "The log is full.", "Make space.");
        Assert.Equal(ExitCodes.Failed, await _desk.ReplayAsync());
        Assert.Empty(_desk.Box.Replays);
        Assert.Contains("ended after 0 letters: The log is full. Make space.", _desk.Error, StringComparison.Ordinal);

        _desk.Audit.Outage = null;
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero });
        Assert.Equal([10, 10, 5], _desk.Audit.Entries.Select(entry => entry.MessageIds.Count));
        Assert.All(
            _desk.Audit.Entries,
            entry => Assert.Equal(("replay", "ada@desk", OperationsDesk.TypedCommand), (entry.Action, entry.Who, entry.Details)));
    }

    [Fact]
    public async Task The_rate_is_kept_by_the_clock()
    {
        await FailAllAsync(25);
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { PerSecond = 5, Wait = TimeSpan.Zero });
        Assert.Equal(25, _desk.Box.Replays.Count);
        Assert.Equal([1, 1, 1, 1], _desk.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(30)]
    public async Task No_more_are_sent_than_asked(int max)
    {
        await FailAllAsync(25);
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Max = max, Wait = TimeSpan.Zero });
        Assert.Equal(Math.Min(25, max), _desk.Box.Replays.Count);
        Assert.Equal(25, _desk.Box.Replays.Count + _desk.Box.Letters.Count);
    }

    [Fact]
    public async Task An_interrupt_ends_after_the_batch_in_hand()
    {
        await FailAllAsync(25);
        using var stop = new CancellationTokenSource();
        _desk.Stop = stop.Token;
        _desk.Box.Refuses = _ =>
        {
            stop.Cancel();
            return false;
        };
        Assert.Equal(ExitCodes.Interrupted, await _desk.ReplayAsync());
        Assert.Equal((10, 15), (_desk.Box.Replays.Count, _desk.Box.Letters.Count));
        Assert.Contains("stopped: 10 letters sent; the rest stays where it was.", _desk.Error, StringComparison.Ordinal);

        _desk.Stop = TestContext.Current.CancellationToken;
        await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero });
        Assert.Equal(25, _desk.Box.Replays.Select(copy => copy.Attributes[DeadLetterAttributes.ReplayOf]).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_moved_stays_and_is_told()
    {
        await FailAllAsync(3);
        _desk.Box.Refuses = letter => letter.MessageId == "letter-00001";
        Assert.Equal(ExitCodes.Failed, await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero }));
        Assert.Equal("2 letters sent to the replay queue.", _desk.Lines.Single());
        Assert.Contains("1 letter could not be sent", _desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", 0, 3)]
    [InlineData("no", ExitCodes.Failed, 0)]
    [InlineData("", ExitCodes.Failed, 0)]
    public async Task A_person_is_asked_before_several_are_sent(string answer, int exitCode, int sent)
    {
        await FailAllAsync(3);
        _desk.Answer = answer;
        Assert.Equal(exitCode, await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero }));
        Assert.Equal(sent, _desk.Box.Replays.Count);
        Assert.Contains("3  synthesis-job  NarrateNote/narrate  VoiceUnknown", _desk.Error, StringComparison.Ordinal);
        Assert.Contains("Replay 3 letters of the desk? [y/N]", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_about_one_letter_or_when_it_is_confirmed()
    {
        await _desk.FailAsync("tea");
        _desk.Answer = "no";
        Assert.Equal(0, await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero }));
        await FailAllAsync(3);
        Assert.Equal(0, await _desk.ReplayAsync(OperationsDesk.NewReplay() with { Wait = TimeSpan.Zero, IsConfirmed = true }));
        Assert.Equal(4, _desk.Box.Replays.Count);
    }

    [Fact]
    public async Task Programs_get_one_object()
    {
        await FailAllAsync(2);
        SettleAtLook(2, async () =>
        {
            await _desk.MarkReadyAsync("00000");
            await _desk.RecordFailureAsync("00001", _desk.Time.GetUtcNow());
        });
        Assert.Equal(ExitCodes.Failed, await _desk.ReplayAsync(OperationsDesk.NewReplay() with { IsJson = true }));
        var followed = _desk.Json.GetProperty("followed");
        Assert.Equal((2, 0), (_desk.Json.GetProperty("sent").GetInt32(), _desk.Json.GetProperty("notMoved").GetInt32()));
        Assert.Equal((1, 0), (followed.GetProperty("ready").GetInt32(), followed.GetProperty("pending").GetInt32()));
        var failed = followed.GetProperty("failedAgain").EnumerateArray().Single();
        Assert.Equal(
            ["ada", "00001", "VoiceUnknown", "There is no voice 'Bob'.", "Choose another voice."],
            failed.EnumerateObject().Select(member => member.Value.GetString()));
    }

    [Fact]
    public async Task More_notes_than_are_followed_are_counted()
    {
        await FailAllAsync(5);
        var notes = new ReplayedNotes(_desk.Catalog, limit: 3);
        notes.Add(_desk.Box.Letters.Select(DeadLetterReader.Read));
        Assert.Equal((3, 2L), (notes.Pending, notes.NotFollowed));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        await FailAllAsync(2);
        await _desk.MarkReadyAsync("00000");
        _desk.Put("no letter of ours", "odd");
        var planner = new ReplayPlanner(_desk.Catalog, _desk.Notes, _desk.Narrations);
        var preview = new ReplayPreview(_desk.Terminal, planner, OperationsDesk.NewReplay());
        await using var reading = new LetterReading(_desk.Target, OperationsDesk.Choice());
        Assert.Equal(0, await preview.ShowAsync(reading, _desk.Stop));
        Assert.StartsWith("letter-00000  synthesis-job  ada/00000  nothing to do: ", _desk.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("letter-00001  synthesis-job  ada/00001  note planned again: ", _desk.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("odd  unknown  fails and comes back: ", _desk.Lines[2], StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", _desk.Lines[^1], StringComparison.Ordinal);
        Assert.Equal((3, 0, 0), (_desk.Box.Letters.Count, _desk.Box.Replays.Count, _desk.Audit.Entries.Count));
    }

    private async Task FailAllAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await _desk.FailAsync(OperationsDesk.Number(number));
        }
    }

    /// <summary>Does something when the catalog is looked at for the n-th time after one batch was sent; it is looked at once before.</summary>
    private void SettleAtLook(int look, Func<Task> settle)
    {
        var looks = 0;
        _desk.Catalog.Before = () => looks++ == look ? settle() : Task.CompletedTask;
    }
}
