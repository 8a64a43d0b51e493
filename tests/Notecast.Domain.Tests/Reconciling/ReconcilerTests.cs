using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Reconciling;

public sealed class ReconcilerTests
{
    private readonly Reconciliation _reconciliation = new();

    private Scenario Scenario => _reconciliation.Scenario;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public async Task A_table_that_existed_before_is_narrated_whole_and_once(int segments)
    {
        _reconciliation.Options = new ReconcileOptions { Segments = segments };
        var keys = WriteNotes(250);

        var report = await _reconciliation.RunAsync();
        Assert.Equal(new ReconcileProgress(250, 250, 0), report.Compared);
        Assert.Equal(250, Assert.Single(report.Findings, finding => finding.Key == NoteFinding.Missing).Value);
        Assert.Equal((250, 0), (report.Queued, report.Deleted));
        Assert.Equal(keys, _reconciliation.Found.Select(found => found.Note).ToHashSet());

        await _reconciliation.DeliverAsync();
        foreach (var key in keys)
        {
            await _reconciliation.CheckReadyAsync(key);
        }
    }

    [Fact]
    public async Task A_second_run_queues_nothing_while_the_first_ones_jobs_are_on_their_way_and_nothing_when_all_is_ready()
    {
        WriteNotes(30);
        await _reconciliation.RunAsync();

        var second = await _reconciliation.RunAsync();
        Assert.Equal((0, 30), (second.Queued, second.Findings[NoteFinding.Pending]));
        Assert.Empty(_reconciliation.Found);

        await _reconciliation.DeliverAsync();
        Scenario.Time.Advance(TimeSpan.FromDays(1));
        var billed = Scenario.Speech.Requests.Count;
        var third = await _reconciliation.RunAsync();
        await _reconciliation.DeliverAsync();
        Assert.Equal((0, 0, 30), (third.Queued, third.Deleted, third.Findings[NoteFinding.UpToDate]));
        Assert.Equal(billed, Scenario.Speech.Requests.Count);
    }

    [Fact]
    public async Task Changes_that_the_stream_lost_are_found_written_removed_and_brought_back()
    {
        var (edited, removed, added, back) = (Key("edited"), Key("removed"), Key("added"), Key("back"));
        await _reconciliation.MakeReadyAsync("Old.", edited);
        await _reconciliation.MakeReadyAsync("Gone.", removed);
        await _reconciliation.MakeReadyAsync("Back.", back);
        await Scenario.PlanAsync(Scenario.Remove(back));
        await _reconciliation.DeliverAsync();
        Scenario.Write("New.", edited);
        Scenario.Remove(removed);
        Scenario.Write("Added.", added);
        Scenario.Write("Back.", back);

        await _reconciliation.RunAsync();
        await _reconciliation.DeliverAsync();

        Assert.Equal(
            new Dictionary<NoteKey, NoteFinding>
            {
                [edited] = NoteFinding.Stale,
                [removed] = NoteFinding.NoteGone,
                [added] = NoteFinding.Missing,
                [back] = NoteFinding.Missing,
            },
            _reconciliation.Found.ToDictionary(found => found.Note, found => found.Finding));
        await _reconciliation.CheckReadyAsync(edited);
        await _reconciliation.CheckReadyAsync(added);
        await _reconciliation.CheckReadyAsync(back);
        Assert.Equal(NarrationStatus.Removed, (await Scenario.EntryAsync(removed)).Status);
        Assert.Empty(await _reconciliation.Bucket.ListAsync(removed, Token));
    }

    [Fact]
    public async Task A_catalog_that_was_restored_from_a_backup_is_brought_above_what_is_in_the_bucket()
    {
        var (older, lost, gone) = (Key("older"), Key("lost"), Key("gone"));
        await _reconciliation.MakeReadyAsync("One.", older);
        var backup = await Scenario.EntryAsync(older);
        await _reconciliation.MakeReadyAsync("Two.", older);
        await _reconciliation.MakeReadyAsync("One.", lost);
        await _reconciliation.MakeReadyAsync("One.", gone);
        var goneBackup = await Scenario.EntryAsync(gone);
        await _reconciliation.MakeReadyAsync("Two.", gone);
        Scenario.Remove(gone);
        Scenario.Catalog.Restore(backup);
        Scenario.Catalog.Restore(goneBackup);
        _reconciliation.LoseCatalog(lost);
        var billed = Scenario.Speech.Requests.Count;

        await _reconciliation.RunAsync();
        await _reconciliation.DeliverAsync();

        Assert.Equal(
            new Dictionary<NoteKey, NoteFinding>
            {
                [older] = NoteFinding.CatalogBehind,
                [lost] = NoteFinding.Missing,
                [gone] = NoteFinding.CatalogBehind,
            },
            _reconciliation.Found.ToDictionary(found => found.Note, found => found.Finding));
        await _reconciliation.CheckReadyAsync(older);
        await _reconciliation.CheckReadyAsync(lost);
        Assert.Equal(NarrationStatus.Removed, (await Scenario.EntryAsync(gone)).Status);
        Assert.Empty(await _reconciliation.Bucket.ListAsync(gone, Token));
        Assert.Equal(billed, Scenario.Speech.Requests.Count);
    }

    [Fact]
    public async Task A_note_of_many_objects_whose_catalog_is_behind_is_planned_once()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var entry = await Scenario.EntryAsync();
        for (var change = 1_000; change < 1_250; change++)
        {
            Copy(entry.Ready!.Key, Revision.FromSequenceNumber($"{change}"));
        }

        var report = await _reconciliation.RunAsync();
        await _reconciliation.DeliverAsync();

        Assert.Equal((1, 1), (report.Queued, report.Findings[NoteFinding.CatalogBehind]));
        await _reconciliation.CheckReadyAsync();
        Assert.Equal(Revision.FromSequenceNumber("1249").NextRepair(), (await Scenario.EntryAsync()).Wanted.Revision);
    }

    [Fact]
    public async Task Audio_that_belongs_to_no_note_or_is_not_wanted_any_more_is_deleted_and_nothing_that_can_be_heard_or_is_wanted()
    {
        var gone = Key("gone");
        await _reconciliation.MakeReadyAsync("Gone.", gone);
        Scenario.Remove(gone);
        _reconciliation.LoseCatalog(gone);
        await _reconciliation.MakeReadyAsync("One.");
        var ready = (await Scenario.EntryAsync()).Ready!.Key;
        var older = Copy(ready, Revision.FromSequenceNumber("1"));
        var between = Copy(ready, ready.Revision.NextRepair());
        await Scenario.PlanAsync(Scenario.Write("Two."));
        await _reconciliation.NarrateAsync(Scenario.Queue.Jobs.Count - 1);
        var wanted = Scenario.Narrations.Created[^1];

        var report = await _reconciliation.RunAsync();

        Assert.Equal([ready, wanted], _reconciliation.Bucket.Keys);
        Assert.Equal((0, 3), (report.Queued, report.Deleted));
        Assert.Equal(
            new HashSet<NoteKey?> { gone, older.Note, between.Note },
            _reconciliation.Found.Where(found => found.Finding == NoteFinding.Orphaned).Select(found => found.Audio?.Note).ToHashSet());
    }

    [Fact]
    public async Task Notes_with_numeric_ids_are_found_by_the_keys_of_their_objects()
    {
        var (kept, lost) = (new NoteKey("ann", NoteId.FromNumber("1.5")), new NoteKey("ann", NoteId.FromNumber("2")));
        await _reconciliation.MakeReadyAsync("One.", kept);
        await _reconciliation.MakeReadyAsync("Two.", lost);
        _reconciliation.LoseCatalog(lost);

        var report = await _reconciliation.RunAsync();

        Assert.Equal(0, report.Deleted);
        Assert.True(Assert.Single(_reconciliation.Found).Note.NoteId.IsNumber);
        await _reconciliation.DeliverAsync();
        await _reconciliation.CheckReadyAsync(kept);
        await _reconciliation.CheckReadyAsync(lost);
    }

    [Fact]
    public async Task Notes_that_failed_for_good_are_told_of_and_planned_only_when_asked_for()
    {
        await Scenario.PlanAsync(Scenario.Write(" "));
        await _reconciliation.DeliverAsync();

        Assert.Equal(0, (await _reconciliation.RunAsync()).Queued);
        Assert.Equal([new ReconcileFinding(Scenario.Key, NoteFinding.Failed)], _reconciliation.Found);

        _reconciliation.Options = new ReconcileOptions { IncludesFailed = true };
        Assert.Equal(1, (await _reconciliation.RunAsync()).Queued);
    }

    [Fact]
    public async Task Jobs_that_the_queue_does_not_take_fail_the_run_and_are_found_stuck_by_a_later_one()
    {
        var keys = WriteNotes(25);
        Scenario.Queue.Refuses = job => job.Note == Key("3");

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => _reconciliation.RunAsync());
        Assert.Contains("ann/3", failure.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal(Scenario.Queue.Jobs.Count, _reconciliation.Found.Count);

        Scenario.Queue.Refuses = _ => false;
        await _reconciliation.RunAsync();
        Scenario.Time.Advance(_reconciliation.Options.PendingAge * 2);
        await _reconciliation.DeliverAsync();
        await _reconciliation.RunAsync();
        Assert.Equal([new ReconcileFinding(Key("3"), NoteFinding.Stuck)], _reconciliation.Found);
        await _reconciliation.DeliverAsync();
        foreach (var key in keys)
        {
            await _reconciliation.CheckReadyAsync(key);
        }
    }

    [Fact]
    public async Task A_catalog_that_fails_on_the_way_does_not_keep_the_jobs_of_what_it_took()
    {
        WriteNotes(10);
        var writes = 0;
        Scenario.Catalog.Waits = _ => ++writes == 5
            ? throw new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.")
            : Task.CompletedTask;

        await Assert.ThrowsAsync<TransientFailureException>(() => _reconciliation.RunAsync());

        Assert.Equal(4, Scenario.Queue.Jobs.Count);
        Assert.Equal(4, _reconciliation.Found.Count);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_anywhere_leaves_no_note_wanted_without_a_job()
    {
        var wasReached = true;
        for (var stopAt = 1; wasReached; stopAt++)
        {
            var reconciliation = await MixedAsync();
            using var source = new CancellationTokenSource();
            wasReached = await RunToAsync(reconciliation, stopAt, source.Cancel, source.Token);

            await reconciliation.RunAsync();
            await reconciliation.DeliverAsync();
            await CheckMixedAsync(reconciliation);
        }
    }

    [Fact]
    public async Task A_run_that_is_killed_anywhere_is_made_good_by_later_ones_and_nothing_is_billed_twice()
    {
        var wasReached = true;
        for (var killAt = 1; wasReached; killAt++)
        {
            var reconciliation = await MixedAsync();
            wasReached = await RunToAsync(reconciliation, killAt, () => throw new InvalidOperationException("Killed."), Token);

            await reconciliation.DeliverAsync();
            reconciliation.Scenario.Time.Advance(reconciliation.Options.PendingAge * 2);
            await reconciliation.RunAsync();
            await reconciliation.DeliverAsync();
            await CheckMixedAsync(reconciliation);
        }
    }

    [Fact]
    public async Task A_pace_is_kept()
    {
        _reconciliation.Options = new ReconcileOptions { NotesPerSecond = 5, Segments = 2 };
        WriteNotes(40);

        var run = _reconciliation.RunAsync();
        for (var second = 0; !run.IsCompleted; second++)
        {
            Assert.True(second < 100, "The run does not end.");
            Assert.InRange(_reconciliation.Found.Count, 0, (second * 5) + 10);
            Scenario.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(40, (await run).Queued);
        var elapsed = Scenario.Time.GetUtcNow() - Scenario.Time.Start;
        Assert.InRange(elapsed.TotalSeconds, 14, 20);
    }

    [Fact]
    public async Task Progress_grows_to_what_the_report_says()
    {
        WriteNotes(45);
        await _reconciliation.MakeReadyAsync("Heard.", Key("heard"));
        var seen = new List<ReconcileProgress>();

        var report = await _reconciliation.OfAll.RunAsync(_reconciliation.Options, _ => { }, seen.Add, Token);

        Assert.Equal(new ReconcileProgress(46, 46, 1), report.Compared);
        Assert.Equal(report.Compared, seen[^1]);
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(Sum(pair.First) < Sum(pair.Second)));

        static long Sum(ReconcileProgress progress) => progress.Notes + progress.Entries + progress.Objects;
    }

    [Fact]
    public async Task A_run_is_summed_up_in_a_log_line_that_holds_no_text()
    {
        var logger = new LinesLogger();
        var reconciliation = new Reconciliation(logger);
        reconciliation.Scenario.Write("Very private.");

        await reconciliation.RunAsync();

        Assert.Contains("Reconciled (dry run: False) 1 notes, 1 entries and 0 objects", logger.Lines[^1], StringComparison.Ordinal);
        Assert.Contains("1 jobs queued, 0 objects deleted; found 1 Missing", logger.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(logger.Lines, line => line.Contains(reconciliation.Scenario.Queue.Jobs[0].CorrelationId, StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, line => line.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_fails_the_run()
    {
        WriteNotes(10);
        Scenario.Notes.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        Assert.Same(Scenario.Notes.Outage, await Assert.ThrowsAsync<TransientFailureException>(() => _reconciliation.RunAsync()));
    }

    [Fact]
    public async Task Options_out_of_their_range_are_refused()
    {
        ReconcileOptions[] wrong =
        [
            new() { PendingAge = TimeSpan.FromSeconds(-1) },
            new() { Segments = 0 },
            new() { Segments = ReconcileOptions.MaxSegments + 1 },
            new() { NotesPerSecond = 0 },
            new() { NotesPerSecond = double.NaN },
        ];
        foreach (var options in wrong)
        {
            _reconciliation.Options = options;
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _reconciliation.RunAsync());
        }
    }

    private static NoteKey Key(string id) => new("ann", NoteId.FromString(id));

    private HashSet<NoteKey> WriteNotes(int count)
    {
        var keys = Enumerable.Range(0, count).Select(number => Key($"{number}")).ToHashSet();
        foreach (var key in keys)
        {
            Scenario.Write($"Note {key.NoteId}.", key);
        }

        return keys;
    }

    private NarrationKey Copy(NarrationKey original, Revision revision)
    {
        var metadata = _reconciliation.Bucket.MetadataOf(original);
        var copy = new NarrationKey(original.Note, revision, metadata.Content);
        _reconciliation.Bucket.Put(copy, _reconciliation.Bucket.AudioOf(original), metadata);
        return copy;
    }

    /// <summary>Twelve notes that are missing, one that is stale, one that is gone, one whose audio was deleted, and an orphan.</summary>
    private static async Task<Reconciliation> MixedAsync()
    {
        var reconciliation = new Reconciliation();
        foreach (var id in new[] { "stale", "gone", "silent", "orphan" })
        {
            await reconciliation.MakeReadyAsync("One.", Key(id));
        }

        reconciliation.Scenario.Write("Two.", Key("stale"));
        reconciliation.Scenario.Remove(Key("gone"));
        await reconciliation.Bucket.DeleteAsync([(await reconciliation.Scenario.EntryAsync(Key("silent"))).Ready!.Key], Token);
        reconciliation.Scenario.Remove(Key("orphan"));
        reconciliation.LoseCatalog(Key("orphan"));
        foreach (var number in Enumerable.Range(0, 12))
        {
            reconciliation.Scenario.Write($"Note {number}.", Key($"{number}"));
        }

        return reconciliation;
    }

    private static async Task CheckMixedAsync(Reconciliation reconciliation)
    {
        foreach (var id in Enumerable.Range(0, 12).Select(number => $"{number}").Append("stale").Append("silent"))
        {
            await reconciliation.CheckReadyAsync(Key(id));
        }

        Assert.Empty(await reconciliation.Bucket.ListAsync(Key("gone"), Token));
        Assert.Empty(await reconciliation.Bucket.ListAsync(Key("orphan"), Token));
        Assert.Equal(14, reconciliation.Bucket.Keys.Count);
        Assert.Equal((await reconciliation.RunAsync()).Findings, new Dictionary<NoteFinding, long> { [NoteFinding.UpToDate] = 14 });
    }

    /// <summary>Runs with an interruption before every read and write from a given one on; returns whether the run came to it.</summary>
    private static async Task<bool> RunToAsync(
        Reconciliation reconciliation, int step, Action interrupt, CancellationToken cancellationToken)
    {
        var steps = 0;
        var isOver = false;
        void Count()
        {
            if (!isOver && ++steps >= step)
            {
                interrupt();
            }
        }

        reconciliation.Interleave(() =>
        {
            Count();
            return Task.CompletedTask;
        });
        reconciliation.Scenario.Queue.Refuses = _ =>
        {
            Count();
            return false;
        };
        var exception = await Record.ExceptionAsync(() => reconciliation.RunAsync(cancellationToken));
        Assert.True(exception is null or OperationCanceledException or InvalidOperationException, $"{exception}");
        isOver = true;
        return steps >= step;
    }
}
