using Notecast.Domain.DeadLetters;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Replaying;
using Notecast.Domain.Tests.DeadLetters;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Replaying;

public sealed class ReplayPlannerTests
{
    private readonly ReplayScenario _replay = new();

    private Scenario Pipeline => _replay.Pipeline;

    [Fact]
    public async Task A_job_whose_note_has_the_wanted_content_is_sent_again()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));

        await ExpectAsync(ReplayStep.ResendJob, _replay.CopyOf(Pipeline.Queue.Jobs[0]));
    }

    [Fact]
    public async Task A_job_that_failed_for_good_is_sent_again()
    {
        await Pipeline.PlanAsync(Pipeline.Write(" "));
        await Pipeline.ReceiveAsync(Pipeline.Queue.Jobs[0]);

        await ExpectAsync(ReplayStep.ResendJob, _replay.CopyOf(Pipeline.DeadLetters.DeadLetters[0]));
    }

    [Fact]
    public async Task A_removal_that_is_wanted_is_sent_again()
    {
        await Pipeline.NarrateAsync(Pipeline.Write("Hello."));
        await Pipeline.PlanAsync(Pipeline.Remove());

        await ExpectAsync(ReplayStep.ResendJob, _replay.CopyOf(Pipeline.Queue.Jobs[^1]));
    }

    [Fact]
    public async Task A_job_whose_narration_is_ready_is_done()
    {
        await Pipeline.NarrateAsync(Pipeline.Write("Hello."));

        await ExpectAsync(ReplayStep.Nothing, _replay.CopyOf(Pipeline.Queue.Jobs[0]));
    }

    [Fact]
    public async Task A_job_of_an_earlier_change_is_done()
    {
        await Pipeline.NarrateAsync(Pipeline.Write("Hello."));
        await Pipeline.NarrateAsync(Pipeline.Write("Hello again."));

        await ExpectAsync(ReplayStep.Nothing, _replay.CopyOf(Pipeline.Queue.Jobs[0]));
    }

    [Fact]
    public async Task A_job_of_an_earlier_change_has_the_later_one_sent_again_while_that_is_not_ready()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        await Pipeline.PlanAsync(Pipeline.Write("Hello again."));

        await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(Pipeline.Queue.Jobs[0]));
    }

    [Fact]
    public async Task A_job_whose_note_changed_is_planned_again()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        Pipeline.Write("Hello again.");

        await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(Pipeline.Queue.Jobs[0]));
    }

    [Fact]
    public async Task A_job_whose_note_is_gone_is_planned_again()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        Pipeline.Remove();

        await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(Pipeline.Queue.Jobs[0]));
    }

    [Fact]
    public async Task A_job_that_the_catalog_does_not_know_is_planned_at_its_revision_at_least()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        Pipeline.Catalog.Forget(Scenario.Key);

        var plan = await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(Pipeline.Queue.Jobs[0]));

        Assert.Equal(Pipeline.Queue.Jobs[0].Revision, plan.AtLeast);
    }

    [Fact]
    public async Task An_object_that_is_wanted_is_finished()
    {
        var key = await PutAsync("Hello.");

        var plan = await ExpectAsync(ReplayStep.Finish, _replay.CopyOf(key));

        Assert.Equal(key, plan.ObjectKey);
    }

    [Fact]
    public async Task An_object_that_is_ready_or_superseded_is_finished_too_since_that_changes_nothing()
    {
        var first = (await Pipeline.NarrateAsync(Pipeline.Write("Hello.")))!;
        await ExpectAsync(ReplayStep.Finish, _replay.CopyOf(first));

        await Pipeline.NarrateAsync(Pipeline.Write("Hello again."));
        var superseded = await ExpectAsync(ReplayStep.Finish, _replay.CopyOf(first));
        Assert.Null(superseded.Parts);
        Assert.Contains("a later change", superseded.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_of_an_earlier_change_has_the_later_one_sent_again_while_that_is_not_ready()
    {
        var key = await PutAsync("Hello.");
        await Pipeline.PlanAsync(Pipeline.Write("Hello again."));

        var plan = await ExpectAsync(ReplayStep.Finish, _replay.CopyOf(key));

        Assert.Equal([ReplayStep.Finish, ReplayStep.PlanNote], plan.Parts!.Select(part => part.Step));
    }

    [Fact]
    public async Task An_object_that_is_gone_although_it_is_wanted_is_made_anew()
    {
        var key = await PutAsync("Hello.");
        await Pipeline.Narrations.DeleteAsync([key], TestContext.Current.CancellationToken);

        var plan = await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(key));

        Assert.Equal(key.Revision.NextRepair(), plan.AtLeast);
    }

    [Fact]
    public async Task An_object_that_the_catalog_does_not_know_is_made_anew()
    {
        var key = await PutAsync("Hello.");
        Pipeline.Catalog.Forget(Scenario.Key);

        var plan = await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(key));

        Assert.Equal(key.Revision.NextRepair(), plan.AtLeast);
    }

    [Fact]
    public async Task A_note_whose_id_is_a_number_keeps_it_when_the_catalog_is_behind_its_object()
    {
        var note = new NoteKey("ann", NoteId.FromNumber("7"));
        var first = Pipeline.Write("Hello.", note);
        await Pipeline.PlanAsync(first);
        await Pipeline.PlanAsync(Pipeline.Write("Hello again.", note));
        await Pipeline.ReceiveAsync(Pipeline.Queue.Jobs[^1]);
        Pipeline.Catalog.Forget(note);
        await Pipeline.PlanAsync(first);

        var plan = await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(Pipeline.Narrations.Created[^1]));

        Assert.True(plan.Note!.NoteId.IsNumber);
    }

    [Fact]
    public async Task An_object_that_is_no_narration_is_nobodys()
    {
        await ExpectAsync(ReplayStep.Nothing, _replay.CopyOf(["narrations/readme.txt"]));
    }

    [Fact]
    public async Task Each_object_of_a_letter_is_decided_on_by_itself()
    {
        var key = await PutAsync("Hello.");

        var plan = await ExpectAsync(ReplayStep.Finish, _replay.CopyOf("narrations/readme.txt", key.ToString(), key.ToString()));

        Assert.Equal([ReplayStep.Nothing, ReplayStep.Finish], plan.Parts!.Select(part => part.Step));
    }

    [Fact]
    public async Task A_stream_batch_reconciles_all_notes()
    {
        await ExpectAsync(ReplayStep.ReconcileAll, _replay.CopyOf(Letters.FailedBatch()));
    }

    [Fact]
    public async Task A_poison_record_is_planned_from_the_table_at_its_revision_at_least()
    {
        var body = Letters.PoisonRecord("""{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}""");

        var plan = await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(body));

        Assert.Equal((Scenario.Key, Revision.FromSequenceNumber(Letters.Sequence)), (plan.Note, plan.AtLeast));
    }

    [Fact]
    public async Task A_poison_record_that_a_later_change_made_good_is_done()
    {
        await Pipeline.NarrateAsync(Pipeline.Write("Hello."));

        var body = Letters.PoisonRecord("""{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}""", "\"7\"");
        await ExpectAsync(ReplayStep.Nothing, _replay.CopyOf(body));
    }

    [Fact]
    public async Task A_poison_record_whose_own_change_is_wanted_is_compared_with_the_table_again()
    {
        await Pipeline.NarrateAsync(Pipeline.Write("Hello."));
        var wanted = (await Pipeline.EntryAsync()).Wanted.Revision.ToString().Split('.')[0];

        var body = Letters.PoisonRecord("""{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}""", $"\"{wanted}\"");

        await ExpectAsync(ReplayStep.PlanNote, _replay.CopyOf(body));
    }

    [Theory]
    [InlineData("""{"poisonRecord":{"dynamodb":{"SequenceNumber":"7"}}}""")]
    [InlineData("""{"hello":1}""")]
    [InlineData("")]
    public async Task What_names_no_note_cannot_be_replayed_and_says_why(string body)
    {
        var plan = await ExpectAsync(ReplayStep.Fail, _replay.CopyOf(body));

        Assert.NotEmpty(plan.Reason);
    }

    [Fact]
    public async Task Planning_writes_nothing()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        Pipeline.Write("Hello again.");
        var before = await Pipeline.EntryAsync();

        await _replay.PlanAsync(_replay.CopyOf(Pipeline.Queue.Jobs[0]));

        Assert.Equal(before, await Pipeline.EntryAsync());
        Assert.Single(Pipeline.Queue.Jobs);
        Assert.Empty(Pipeline.Queue.Resent);
    }

    private async Task<NarrationKey> PutAsync(string text)
    {
        await Pipeline.PlanAsync(Pipeline.Write(text));
        await Pipeline.ReceiveAsync(Pipeline.Queue.Jobs[^1]);
        return Pipeline.Narrations.Created[^1];
    }

    private async Task<ReplayPlan> ExpectAsync(ReplayStep step, DeadLetterMessage message)
    {
        var plan = await _replay.PlanAsync(message);
        Assert.Equal(step, plan.Step);
        return plan;
    }
}
