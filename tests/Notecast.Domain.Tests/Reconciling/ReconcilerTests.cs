using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Reconciling;

/// <summary>What a run finds, and that it makes it good.</summary>
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
        var keys = _reconciliation.WriteNotes(250);

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
        _reconciliation.WriteNotes(30);
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
        var (edited, removed) = (Reconciliation.KeyOf("edited"), Reconciliation.KeyOf("removed"));
        var (added, back) = (Reconciliation.KeyOf("added"), Reconciliation.KeyOf("back"));
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
        var (older, lost, gone) = (Reconciliation.KeyOf("older"), Reconciliation.KeyOf("lost"), Reconciliation.KeyOf("gone"));
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
        var gone = Reconciliation.KeyOf("gone");
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

    private NarrationKey Copy(NarrationKey original, Revision revision)
    {
        var metadata = _reconciliation.Bucket.MetadataOf(original);
        var copy = new NarrationKey(original.Note, revision, metadata.Content);
        _reconciliation.Bucket.Put(copy, _reconciliation.Bucket.AudioOf(original), metadata);
        return copy;
    }
}
