using Notecast.Domain.Catalog;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.UseCases;

public sealed class PlanningTests
{
    private readonly Scenario _scenario = new();

    [Fact]
    public async Task A_new_note_is_wanted_and_gets_a_job_without_its_text()
    {
        var change = _scenario.Write("Something private.");

        Assert.Empty(await _scenario.PlanAsync(change));

        var job = Assert.Single(_scenario.Queue.Jobs);
        Assert.Equal(new SynthesisJob(Scenario.Key, change.Revision, JobKind.Narrate, change.CorrelationId), job);
        Assert.DoesNotContain("private", SynthesisJobFormat.Write(job), StringComparison.Ordinal);
        Assert.Equal(NarrationStatus.Pending, (await _scenario.EntryAsync()).Status);
    }

    [Fact]
    public async Task A_change_that_alters_nothing_spoken_is_skipped()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        var wanted = (await _scenario.EntryAsync()).Wanted;

        var title = _scenario.Write(new NoteAttributes { Text = "Hello.", Title = "Greeting" });
        var edges = _scenario.Write(new NoteAttributes { Text = "Hello.\r\n", VoiceId = "joanna" });
        Assert.Empty(await _scenario.PlanAsync(title, edges));

        Assert.Single(_scenario.Queue.Jobs);
        Assert.Equal(wanted, (await _scenario.EntryAsync()).Wanted);
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Voice")]
    [InlineData("Engine")]
    [InlineData("Language")]
    [InlineData("TextType")]
    public async Task A_change_of_anything_spoken_is_planned(string attribute)
    {
        var note = new NoteAttributes { Text = "<speak>Hello.</speak>", VoiceId = "Aditi" };
        await _scenario.PlanAsync(_scenario.Write(note));

        await _scenario.PlanAsync(_scenario.Write(attribute switch
        {
            "Text" => note with { Text = "<speak>Bye.</speak>" },
            "Voice" => note with { VoiceId = "Joey" },
            "Engine" => note with { Engine = "neural" },
            "Language" => note with { LanguageCode = "hi-IN" },
            _ => note with { TextType = "ssml" },
        }));

        Assert.Equal(2, _scenario.Queue.Jobs.Count);
    }

    [Fact]
    public async Task Of_many_changes_of_one_note_in_a_batch_only_the_last_audible_one_gets_a_job()
    {
        var first = _scenario.Write("One.");
        var second = _scenario.Write("Two.");
        var silent = _scenario.Write(new NoteAttributes { Text = "Two.", Title = "T" });

        await _scenario.PlanAsync(first, second, silent);

        Assert.Equal(second.Revision, Assert.Single(_scenario.Queue.Jobs).Revision);
        Assert.Equal(second.Revision, (await _scenario.EntryAsync()).Wanted.Revision);
    }

    [Fact]
    public async Task A_late_change_never_moves_what_is_wanted_back_and_gets_no_job()
    {
        var early = _scenario.Write("Early.");
        var late = _scenario.Write("Late.");
        await _scenario.PlanAsync(late);

        Assert.Empty(await _scenario.PlanAsync(early));

        Assert.Equal(late.Revision, (await _scenario.EntryAsync()).Wanted.Revision);
        Assert.Single(_scenario.Queue.Jobs);
    }

    [Fact]
    public async Task A_change_whose_job_could_not_be_sent_is_delivered_again_and_then_sent()
    {
        var change = _scenario.Write("Hello.");
        _scenario.Queue.Refuses = _ => true;
        Assert.Equal([change], await _scenario.PlanAsync(change));
        _scenario.Queue.Refuses = _ => false;

        Assert.Empty(await _scenario.PlanAsync(change));

        Assert.Single(_scenario.Queue.Jobs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_that_is_tried_again_sends_the_job_of_its_repair_whose_job_could_not_be_sent(bool isRemovedMeanwhile)
    {
        var change = _scenario.Write("Hello.");
        _scenario.Queue.Refuses = _ => true;
        await _scenario.PlanAsync(change);
        var repair = await RepairAsync(change, isRemovedMeanwhile ? null : ContentOf("Hello."));
        _scenario.Queue.Refuses = _ => false;

        Assert.Empty(await _scenario.PlanAsync(change));

        var kind = isRemovedMeanwhile ? JobKind.Remove : JobKind.Narrate;
        Assert.Equal(new SynthesisJob(Scenario.Key, repair.Revision, kind, repair.CorrelationId), Assert.Single(_scenario.Queue.Jobs));
        Assert.Equal(repair, (await _scenario.EntryAsync()).Wanted);
    }

    [Fact]
    public async Task The_job_of_a_repair_that_is_refused_again_has_its_change_delivered_again()
    {
        var change = _scenario.Write("Hello.");
        await RepairAsync(change, ContentOf("Hello."));
        _scenario.Queue.Refuses = _ => true;

        Assert.Equal([change], await _scenario.PlanAsync(change));
    }

    [Fact]
    public async Task A_change_whose_repair_is_ready_sends_no_job()
    {
        var change = _scenario.Write("Hello.");
        await RepairAsync(change, ContentOf("Hello."));
        await _scenario.NarrateAsync(change);
        Assert.Equal(NarrationStatus.Ready, (await _scenario.EntryAsync()).Status);
        _scenario.Queue.Jobs.Clear();

        Assert.Empty(await _scenario.PlanAsync(change));

        Assert.Empty(_scenario.Queue.Jobs);
    }

    [Fact]
    public async Task The_repair_of_a_later_change_is_left_to_that_change()
    {
        var early = _scenario.Write("Early.");
        var late = _scenario.Write("Late.");
        await RepairAsync(late, ContentOf("Late."));

        Assert.Empty(await _scenario.PlanAsync(early));

        Assert.Empty(_scenario.Queue.Jobs);
    }

    [Fact]
    public async Task Only_the_changes_whose_jobs_were_refused_are_delivered_again()
    {
        var bad = new NoteKey("bob", NoteId.FromNumber("2"));
        _scenario.Queue.Refuses = job => job.Note == bad;
        var changes = new[] { _scenario.Write("Hello."), _scenario.Write("Hello.", bad) };

        Assert.Equal([changes[1]], await _scenario.PlanAsync(changes));
    }

    [Fact]
    public async Task A_removed_note_leaves_a_tombstone_that_a_late_write_cannot_pass()
    {
        var written = _scenario.Write("Hello.");
        var removed = _scenario.Remove();
        await _scenario.PlanAsync(removed);

        await _scenario.PlanAsync(written);

        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Removed, entry.Status);
        Assert.Equal(_scenario.Time.GetUtcNow() + TimeSpan.FromDays(30), entry.Wanted.ExpiresAt);
        Assert.Equal(JobKind.Remove, Assert.Single(_scenario.Queue.Jobs).Kind);
    }

    [Fact]
    public async Task A_note_that_comes_back_after_its_removal_is_wanted_again()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."), _scenario.Remove());

        await _scenario.PlanAsync(_scenario.Write("Hello again."));

        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Pending, entry.Status);
        Assert.Null(entry.Wanted.ExpiresAt);
    }

    [Fact]
    public async Task A_change_without_images_is_planned_from_the_table()
    {
        var change = _scenario.Write("Hello.") with { After = null };

        await _scenario.PlanAsync(change);

        var wanted = (await _scenario.EntryAsync()).Wanted;
        Assert.Equal(Domain.Speech.SpokenContent.Of(new NoteAttributes { Text = "Hello." }).Hash, wanted.Content);
    }

    [Fact]
    public async Task A_change_without_images_of_a_note_that_is_gone_waits_for_the_removal()
    {
        var change = _scenario.Write("Hello.") with { After = null };
        _scenario.Notes.Remove(Scenario.Key);

        Assert.Empty(await _scenario.PlanAsync(change));

        Assert.Empty(_scenario.Queue.Jobs);
    }

    private static ContentHash ContentOf(string text) => Domain.Speech.SpokenContent.Of(new NoteAttributes { Text = text }).Hash;

    /// <summary>A reconciliation records a repair and ends before it sends the job.</summary>
    private async Task<Wanted> RepairAsync(NoteChange change, ContentHash? content)
    {
        var repair = new Wanted(change.Revision.NextRepair(), content, _scenario.Time.GetUtcNow(), "reconcile-1");
        await _scenario.Catalog.WantAsync(Scenario.Key, repair, TestContext.Current.CancellationToken);
        return repair;
    }
}
