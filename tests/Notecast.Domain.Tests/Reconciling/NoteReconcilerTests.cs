using Notecast.Domain.Catalog;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Speech;
using Notecast.Domain.Tests.UseCases;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Tests.Reconciling;

public sealed class NoteReconcilerTests
{
    private static readonly Revision FirstRepairOfNothing = Revision.FromSequenceNumber("0").NextRepair();

    private readonly Reconciliation _reconciliation = new();

    private Scenario Scenario => _reconciliation.Scenario;

    [Fact]
    public async Task A_note_whose_present_content_is_ready_is_up_to_date()
    {
        await _reconciliation.MakeReadyAsync("One.");

        Assert.Equal(new NoteDecision(Scenario.Key, NoteFinding.UpToDate), await _reconciliation.DecideAsync());
    }

    [Fact]
    public async Task A_note_that_never_was_has_nothing_to_plan() =>
        Assert.Equal(new NoteDecision(Scenario.Key, NoteFinding.UpToDate), await _reconciliation.DecideAsync());

    [Fact]
    public async Task A_note_that_was_planned_lately_is_pending()
    {
        await Scenario.PlanAsync(Scenario.Write("One."));
        Scenario.Time.Advance(_reconciliation.Options.PendingAge);

        Assert.Equal(new NoteDecision(Scenario.Key, NoteFinding.Pending), await _reconciliation.DecideAsync());
    }

    [Fact]
    public async Task A_note_that_has_been_on_its_way_for_too_long_is_stuck_and_planned_as_a_repair_of_the_same_change()
    {
        var change = Scenario.Write("One.");
        await Scenario.PlanAsync(change);
        Scenario.Time.Advance(_reconciliation.Options.PendingAge + TimeSpan.FromTicks(1));

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal(NoteFinding.Stuck, decision.Finding);
        Assert.Equal(change.Revision.NextRepair(), decision.Want!.Revision);
        Assert.Equal((JobKind.Narrate, decision.Want.Revision), (decision.Job!.Kind, decision.Job.Revision));
        Assert.Equal(decision.Want.CorrelationId, decision.Job.CorrelationId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_note_that_failed_for_good_is_planned_when_that_is_asked_for(bool includesFailed)
    {
        await Scenario.PlanAsync(Scenario.Write(" "));
        await _reconciliation.DeliverAsync();
        _reconciliation.Options = new ReconcileOptions { IncludesFailed = includesFailed };

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal(NoteFinding.Failed, decision.Finding);
        Assert.Equal(includesFailed, decision.Job is not null);
    }

    [Fact]
    public async Task A_note_without_an_entry_is_missing_and_planned_below_every_change_that_a_stream_can_tell_of()
    {
        var change = Scenario.Write("One.");

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal((NoteFinding.Missing, FirstRepairOfNothing), (decision.Finding, decision.Want!.Revision));
        Assert.Equal(SpokenContent.Of(change.After!).Hash, decision.Want.Content);
        Assert.True(await _reconciliation.RecordAsync(decision));
        await Scenario.PlanAsync(change);
        Assert.Equal(change.Revision, (await Scenario.EntryAsync()).Wanted.Revision);
    }

    [Fact]
    public async Task A_note_that_the_catalog_knows_as_removed_is_missing_and_planned_above_the_removal()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var removal = Scenario.Remove();
        await Scenario.PlanAsync(removal);
        Scenario.Write("One.");

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal((NoteFinding.Missing, removal.Revision.NextRepair()), (decision.Finding, decision.Want!.Revision));
    }

    [Fact]
    public async Task A_note_whose_last_change_was_never_planned_is_stale_and_a_plan_of_that_change_still_wins()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var ready = (await Scenario.EntryAsync()).Wanted.Revision;
        var change = Scenario.Write("Two.");

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal((NoteFinding.Stale, ready.NextRepair()), (decision.Finding, decision.Want!.Revision));
        Assert.Equal(SpokenContent.Of(change.After!).Hash, decision.Want.Content);
        await Scenario.PlanAsync(change);
        Assert.False(await _reconciliation.RecordAsync(decision));
        Assert.Equal(change.Revision, (await Scenario.EntryAsync()).Wanted.Revision);
    }

    [Fact]
    public async Task Audio_that_is_ready_and_not_in_the_bucket_is_planned_again()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var ready = (await Scenario.EntryAsync()).Ready!;
        await _reconciliation.Bucket.DeleteAsync([ready.Key], TestContext.Current.CancellationToken);

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal((NoteFinding.AudioMissing, ready.Revision.NextRepair()), (decision.Finding, decision.Want!.Revision));
    }

    [Fact]
    public async Task Audio_that_became_ready_while_the_note_was_compared_is_not_missing()
    {
        await Scenario.PlanAsync(Scenario.Write("One."));
        await _reconciliation.NarrateAsync(0);
        Scenario.Catalog.Before = async () =>
        {
            Scenario.Catalog.Before = () => Task.CompletedTask;
            await Scenario.PlanAsync(Scenario.Write("Two."));
            await _reconciliation.DeliverAsync();
        };

        Assert.Equal(NoteFinding.UpToDate, (await _reconciliation.DecideAsync()).Finding);
    }

    [Theory]
    [InlineData("bucket")]
    [InlineData("catalog")]
    [InlineData("table")]
    public async Task A_change_that_comes_before_one_of_the_reads_is_not_replaced_by_the_content_before_it(string read)
    {
        await _reconciliation.MakeReadyAsync("One.");
        async Task ChangeAsync()
        {
            _reconciliation.Interleave(() => Task.CompletedTask);
            await Scenario.PlanAsync(Scenario.Write("Two."));
            await _reconciliation.NarrateAsync(Scenario.Queue.Jobs.Count - 1);
        }

        Scenario.Narrations.Before = read == "bucket" ? ChangeAsync : Scenario.Narrations.Before;
        Scenario.Catalog.Before = read == "catalog" ? ChangeAsync : Scenario.Catalog.Before;
        Scenario.Notes.Before = read == "table" ? ChangeAsync : Scenario.Notes.Before;
        await _reconciliation.RecordAsync(await _reconciliation.DecideAsync());

        await _reconciliation.DeliverAsync();
        await _reconciliation.CheckReadyAsync();
        Assert.Equal(2, Scenario.Narrations.Created.Count);
    }

    [Fact]
    public async Task A_note_that_is_gone_but_wanted_is_removed_with_a_tombstone()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var ready = (await Scenario.EntryAsync()).Wanted.Revision;
        Scenario.Remove();

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal((NoteFinding.NoteGone, ready.NextRepair()), (decision.Finding, decision.Want!.Revision));
        Assert.True(decision.Want.IsRemoval);
        Assert.Equal(Scenario.Time.GetUtcNow() + NarrationPlanner.TombstoneLifetime, decision.Want.ExpiresAt);
        Assert.Equal(JobKind.Remove, decision.Job!.Kind);
    }

    [Fact]
    public async Task A_removal_that_still_names_audio_is_pending_at_first_and_then_planned_again()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var removal = Scenario.Remove();
        await Scenario.PlanAsync(removal);

        Assert.Equal(new NoteDecision(Scenario.Key, NoteFinding.Pending), await _reconciliation.DecideAsync());

        Scenario.Time.Advance(_reconciliation.Options.PendingAge * 2);
        var decision = await _reconciliation.DecideAsync();
        Assert.Equal((NoteFinding.RemovalUnfinished, removal.Revision.NextRepair()), (decision.Finding, decision.Want!.Revision));
        Assert.Equal(JobKind.Remove, decision.Job!.Kind);
    }

    [Fact]
    public async Task A_removal_that_is_done_is_up_to_date()
    {
        await _reconciliation.MakeReadyAsync("One.");
        await Scenario.PlanAsync(Scenario.Remove());
        await _reconciliation.DeliverAsync();

        Assert.Equal(new NoteDecision(Scenario.Key, NoteFinding.UpToDate), await _reconciliation.DecideAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_that_is_later_than_the_entry_says_that_the_catalog_is_behind(bool isGone)
    {
        await _reconciliation.MakeReadyAsync("One.");
        var lost = Revision.FromSequenceNumber("900");
        if (isGone)
        {
            Scenario.Remove();
        }

        var decision = await _reconciliation.DecideAsync(atLeast: lost);

        Assert.Equal((NoteFinding.CatalogBehind, lost), (decision.Finding, decision.Want!.Revision));
        Assert.Equal(isGone, decision.Want.IsRemoval);
    }

    [Fact]
    public async Task A_change_that_is_known_and_not_later_than_the_entry_changes_nothing()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var wanted = (await Scenario.EntryAsync()).Wanted.Revision;

        Assert.Equal(NoteFinding.UpToDate, (await _reconciliation.DecideAsync(atLeast: wanted)).Finding);
    }

    [Fact]
    public async Task An_entry_that_is_older_than_an_object_is_planned_above_the_object()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var old = await Scenario.EntryAsync();
        await _reconciliation.MakeReadyAsync("Two.");
        var lost = (await Scenario.EntryAsync()).Wanted.Revision;
        Scenario.Catalog.Restore(old);

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal((NoteFinding.CatalogBehind, lost.NextRepair()), (decision.Finding, decision.Want!.Revision));
    }

    [Fact]
    public async Task A_note_that_lost_its_entry_is_planned_above_its_objects_and_above_what_is_known()
    {
        await _reconciliation.MakeReadyAsync("One.");
        var lost = (await Scenario.EntryAsync()).Wanted.Revision;
        _reconciliation.LoseCatalog();
        var known = Revision.FromSequenceNumber("900");

        Assert.Equal(lost.NextRepair(), (await _reconciliation.DecideAsync()).Want!.Revision);
        Assert.Equal(known, (await _reconciliation.DecideAsync(atLeast: known)).Want!.Revision);
    }

    [Fact]
    public async Task Audio_of_a_note_that_nobody_knows_is_orphaned_and_removed()
    {
        await _reconciliation.MakeReadyAsync("One.");
        Scenario.Remove();
        _reconciliation.LoseCatalog();

        var decision = await _reconciliation.DecideAsync();

        Assert.Equal((NoteFinding.Orphaned, JobKind.Remove), (decision.Finding, decision.Job!.Kind));
        Assert.True(await _reconciliation.RecordAsync(decision));
        Assert.True(await Scenario.ReceiveAsync(decision.Job));
        Assert.Empty(_reconciliation.Bucket.Keys);
    }

    [Fact]
    public async Task A_note_with_a_numeric_id_that_was_read_from_an_object_key_is_planned_as_a_number()
    {
        var numeric = new NoteKey("ann", NoteId.FromNumber("42"));
        var text = new NoteKey("ann", NoteId.FromString("42"));
        Scenario.Write("One.", numeric);

        Assert.True((await _reconciliation.DecideAsync(text)).Job!.Note.NoteId.IsNumber);

        await _reconciliation.MakeReadyAsync("Two.", numeric);
        Scenario.Remove(numeric);
        Assert.True((await _reconciliation.DecideAsync(text)).Job!.Note.NoteId.IsNumber);
    }

    [Fact]
    public async Task A_note_whose_ids_do_not_fit_into_an_object_key_is_planned_without_asking_the_bucket_and_fails()
    {
        var key = new NoteKey(new string('x', 600), NoteId.FromString(new string('y', 500)));
        Scenario.Write("One.", key);
        _reconciliation.Bucket.Outage = new InvalidOperationException("The bucket was asked.");

        var decision = await _reconciliation.DecideAsync(key);

        Assert.True(await _reconciliation.RecordAsync(decision));
        Assert.True(await Scenario.ReceiveAsync(decision.Job!));
        Assert.Equal(NarrationStatus.Failed, (await Scenario.EntryAsync(key)).Status);
    }

    [Fact]
    public async Task A_plan_that_was_recorded_before_may_have_no_job_yet_and_is_sent_again()
    {
        Scenario.Write("One.");
        var decision = await _reconciliation.DecideAsync();

        Assert.True(await _reconciliation.RecordAsync(decision));
        Assert.True(await _reconciliation.RecordAsync(decision));
    }

    [Fact]
    public async Task Deciding_writes_nothing()
    {
        Scenario.Write("One.");

        await _reconciliation.DecideAsync();

        Assert.Null(await Scenario.Catalog.FindAsync(Scenario.Key, TestContext.Current.CancellationToken));
        Assert.Empty(Scenario.Queue.Jobs);
    }
}
