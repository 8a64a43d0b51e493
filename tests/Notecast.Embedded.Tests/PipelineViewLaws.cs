using CsCheck;
using Notecast.Contracts.Ports;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

/// <summary>Whatever clients and the pipeline do, the counts agree with what each note says of itself.</summary>
public sealed class PipelineViewLaws
{
    private enum Step
    {
        Put,
        Remove,
        Plan,
        Narrate,
        Fail,
    }

    private static readonly Gen<(Step, int)> Steps = Gen.Select(Gen.Int[0, 4].Select(step => (Step)step), Gen.Int[0, 3]);

    [Fact]
    public async Task Counts_are_those_of_the_rows() => await Steps.Array[0, 30].HoldsAsync(
        async steps =>
        {
            await using var data = new TestData();
            var view = data.Stack.View;
            foreach (var (index, (step, note)) in steps.Index())
            {
                await ApplyAsync(data.Stack, step, TestData.Key($"n{note}"), index + 1);
            }

            var status = await view.ReadStatusAsync(CancellationToken.None);
            var rows = new List<NoteRow>();
            foreach (var note in Enumerable.Range(0, 4))
            {
                var row = await view.FindAsync(TestData.Key($"n{note}"), CancellationToken.None);
                rows.AddRange(row is null ? [] : [row]);
            }

            long Count(NarrationStatus wanted) => rows.Count(row => row.Status == wanted);
            Assert.Equal(
                (Count(NarrationStatus.Pending), Count(NarrationStatus.Ready), Count(NarrationStatus.Failed), Count(NarrationStatus.Removed)),
                (status.Pending, status.Ready, status.Failed, status.Removed));
            foreach (var wanted in Enum.GetValues<NarrationStatus>())
            {
                var listed = await view.ListAsync(10, wanted, CancellationToken.None);
                Assert.Equal(
                    rows.Where(row => row.Status == wanted).Select(row => row.Key.ToString()).Order(StringComparer.Ordinal),
                    listed.Select(row => row.Key.ToString()).Order(StringComparer.Ordinal));
            }
        },
        iter: 25);

    private static async Task ApplyAsync(EmbeddedStack stack, Step step, NoteKey note, int version)
    {
        switch (step)
        {
            case Step.Put:
                await stack.NoteClient.PutAsync(new Note(note, new NoteAttributes { Text = $"version {version}" }));
                break;
            case Step.Remove:
                await stack.NoteClient.RemoveAsync(note);
                break;
            case Step.Plan:
                await PlanAsync(stack);
                break;
            default:
                await EndAsync(stack, note, isReady: step == Step.Narrate);
                break;
        }
    }

    /// <summary>Plans the oldest unread changes, but not the newest.</summary>
    private static async Task PlanAsync(EmbeddedStack stack)
    {
        var shard = (await stack.NoteStream.ListShardsAsync(CancellationToken.None))[0];
        var changes = await stack.NoteStream.ReadAsync(shard, null, 3, CancellationToken.None);
        foreach (var change in changes)
        {
            var line = ChangeCapture.Describe(change);
            var note = TestData.Key(line.Split(' ')[1]["me/S:".Length..]);
            var revision = int.Parse(change.SequenceNumber, System.Globalization.CultureInfo.InvariantCulture);
            var wanted = line.StartsWith("REMOVE", StringComparison.Ordinal) ? Samples.Removal(revision) : Samples.Wanted(revision);
            await stack.Catalog.WantAsync(note, wanted, CancellationToken.None);
            await stack.NoteStream.SaveCheckpointAsync(shard, change.SequenceNumber, CancellationToken.None);
        }
    }

    private static async Task EndAsync(EmbeddedStack stack, NoteKey note, bool isReady)
    {
        if (await stack.Catalog.FindAsync(note, CancellationToken.None) is not { } entry)
        {
            return;
        }

        if (isReady)
        {
            await stack.Catalog.MarkReadyAsync(note, Samples.Ready(note, 1) with { Revision = entry.Wanted.Revision }, CancellationToken.None);
        }
        else
        {
            await stack.Catalog.RecordFailureAsync(note, Samples.Failure(1) with { Revision = entry.Wanted.Revision }, CancellationToken.None);
        }
    }
}
