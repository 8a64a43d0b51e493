using Notecast.Contracts.Ports;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

public sealed class PipelineViewTests : IAsyncDisposable
{
    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_version_changes_with_every_write_of_any_program_and_only_then()
    {
        var versions = new List<long> { await ReadVersionAsync() };
        Assert.Equal(versions[0], await ReadVersionAsync());

        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n1"), TestContext.Current.CancellationToken);
        versions.Add(await ReadVersionAsync());
        _data.Execute("update notes set Note = 'other'");
        versions.Add(await ReadVersionAsync());

        Assert.Distinct(versions);
        Assert.Equal(versions[^1], await ReadVersionAsync());

        Task<long> ReadVersionAsync() => _data.Stack.View.ReadVersionAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_new_folder_is_quiet_and_empty()
    {
        var status = await StatusAsync();

        Assert.True(status.IsQuiet);
        Assert.Equal(0, status.Pending + status.Ready + status.Failed + status.Removed);
        Assert.Null(status.OldestPendingAge);
        Assert.Empty(await _data.Stack.View.ListAsync(10, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Every_note_is_counted_once_where_it_stands()
    {
        await ArrangeAsync();

        var status = await StatusAsync();

        Assert.Equal((2, 1, 1, 1), (status.Pending, status.Ready, status.Failed, status.Removed));
        Assert.Equal(5, status.UnreadNoteChanges);
        Assert.False(status.IsQuiet);
    }

    [Fact]
    public async Task Rows_come_newest_first_and_those_that_were_not_planned_before_all()
    {
        await ArrangeAsync();

        var rows = await _data.Stack.View.ListAsync(10, cancellationToken: Cancellation);

        Assert.Equal(["unplanned", "pending", "failed", "ready"], rows.Select(row => row.Key.NoteId.Text));
        Assert.Equal(
            [NarrationStatus.Pending, NarrationStatus.Pending, NarrationStatus.Failed, NarrationStatus.Ready], rows.Select(row => row.Status));
        Assert.Equal(["unplanned", "pending"], (await _data.Stack.View.ListAsync(2, cancellationToken: Cancellation)).Select(row => row.Key.NoteId.Text));
    }

    [Theory]
    [InlineData(NarrationStatus.Pending, "unplanned,pending")]
    [InlineData(NarrationStatus.Ready, "ready")]
    [InlineData(NarrationStatus.Failed, "failed")]
    [InlineData(NarrationStatus.Removed, "removed")]
    public async Task Rows_can_be_asked_for_by_status(NarrationStatus status, string notes)
    {
        await ArrangeAsync();

        var rows = await _data.Stack.View.ListAsync(10, status, Cancellation);

        Assert.Equal(notes, string.Join(',', rows.Select(row => row.Key.NoteId.Text)));
        Assert.All(rows, row => Assert.Equal(status, row.Status));
    }

    [Fact]
    public async Task A_row_tells_what_can_be_heard_and_what_failed()
    {
        await ArrangeAsync();

        var ready = await _data.Stack.View.FindAsync(TestData.Key("ready"), Cancellation);
        var failed = await _data.Stack.View.FindAsync(TestData.Key("failed"), Cancellation);
        var unplanned = await _data.Stack.View.FindAsync(TestData.Key("unplanned"), Cancellation);

        Assert.Equal(Samples.Ready(TestData.Key("ready"), 1), ready!.Ready);
        Assert.Equal(Path.Combine(_data.Folder, "audio", ready.Ready!.Key.ToString()), ready.FilePath);
        Assert.Equal(Samples.Failure(2).Failure, failed!.Failure);
        Assert.Equal(NarrationStatus.Pending, unplanned!.Status);
        Assert.Null(await _data.Stack.View.FindAsync(TestData.Key("nowhere"), Cancellation));
    }

    [Fact]
    public async Task A_note_that_came_back_and_was_not_planned_yet_is_pending()
    {
        await ArrangeAsync();
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("removed"), Cancellation);

        Assert.Equal(NarrationStatus.Pending, (await _data.Stack.View.FindAsync(TestData.Key("removed"), Cancellation))!.Status);
        var status = await StatusAsync();
        Assert.Equal((3, 0), (status.Pending, status.Removed));
        Assert.Empty(await _data.Stack.View.ListAsync(10, NarrationStatus.Removed, Cancellation));
    }

    [Fact]
    public async Task The_oldest_pending_note_has_an_age()
    {
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n1"), Cancellation);
        var written = _data.Time.GetUtcNow();
        _data.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal((written, TimeSpan.FromMinutes(3)), ((await StatusAsync()).OldestPendingSince, (await StatusAsync()).OldestPendingAge));

        await WantAsync(TestData.Key("n1"), Samples.Wanted(1) with { RequestedAt = _data.Time.GetUtcNow() });
        await ReadAllChangesAsync();
        _data.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), (await StatusAsync()).OldestPendingAge);

        await _data.Stack.Catalog.MarkReadyAsync(TestData.Key("n1"), Samples.Ready(TestData.Key("n1"), 1), Cancellation);
        Assert.Null((await StatusAsync()).OldestPendingAge);
    }

    [Fact]
    public async Task A_queues_messages_are_visible_in_flight_or_delayed()
    {
        var queue = _data.Stack.SynthesisMessages;
        foreach (var body in (string[])["a", "b", "c", "d"])
        {
            await queue.SendAsync(body, new Dictionary<string, string>(), Cancellation);
        }

        var received = await queue.ReceiveAsync(3, TimeSpan.FromMinutes(1), TimeSpan.Zero, Cancellation);
        await queue.ChangeVisibilityAsync(received[0].ReceiptHandle, TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(new QueueDepth(Visible: 1, InFlight: 2, Delayed: 1), (await StatusAsync()).SynthesisQueue);

        _data.Time.Advance(TimeSpan.FromSeconds(30));
        await queue.DeleteAsync(received[1].ReceiptHandle, Cancellation);
        Assert.Equal(new QueueDepth(Visible: 2, InFlight: 1, Delayed: 0), (await StatusAsync()).SynthesisQueue);
    }

    [Fact]
    public async Task The_pipeline_is_quiet_when_nothing_is_left_to_do_anywhere()
    {
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n1"), Cancellation);
        Assert.False((await StatusAsync()).IsQuiet);
        await ReadAllChangesAsync();
        Assert.True((await StatusAsync()).IsQuiet);

        foreach (var queue in new[] { _data.Stack.SynthesisMessages, _data.Stack.ReplayMessages })
        {
            await queue.SendAsync("a", new Dictionary<string, string>(), Cancellation);
            var message = Assert.Single(await queue.ReceiveAsync(1, TimeSpan.FromMinutes(1), TimeSpan.Zero, Cancellation));
            Assert.False((await StatusAsync()).IsQuiet);
            await queue.DeleteAsync(message.ReceiptHandle, Cancellation);
        }

        var id = await _data.Stack.FinishInvocations.AcceptAsync("{}"u8.ToArray(), Cancellation);
        await _data.Stack.FinishInvocations.TakeDueAsync(1, TimeSpan.Zero, Cancellation);
        Assert.Equal((1, false), ((await StatusAsync()).PendingInvocations, (await StatusAsync()).IsQuiet));
        await _data.Stack.FinishInvocations.CompleteAsync(id, Cancellation);

        await _data.Stack.DeadLetterMessages.SendAsync("dead", new Dictionary<string, string>(), Cancellation);
        Assert.Equal((1, true), ((await StatusAsync()).DeadLetterQueue.Total, (await StatusAsync()).IsQuiet));
    }

    [Fact]
    public async Task Totals_count_each_narration_once()
    {
        foreach (var note in (string[])["n1", "n2", "n1"])
        {
            await _data.Stack.Idempotency.RunOnceAsync(
                new NarrationIdentity("me", note, "r", "h"), TimeSpan.FromMinutes(1), () => Task.FromResult(Samples.Receipt("k")), Cancellation);
        }

        Assert.Equal(new PipelineTotals(Narrations: 2, SynthesizedSegments: 4, BilledCharacters: 3_000), (await StatusAsync()).Totals);
    }

    [Fact]
    public async Task The_topic_keeps_its_last_messages_only()
    {
        _data.Execute("insert into topic (Number, PublishedAt, Body) with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000) select i, 0, '{}' from n");
        var note = TestData.Key();
        await _data.Stack.Topic.PublishAsync(new NarrationReadyMessage(note, Samples.Ready(note, 1), "c"), Cancellation);

        var kept = await _data.Stack.View.ListPublishedAsync(20_000, Cancellation);

        Assert.Equal(10_000, kept.Count);
        Assert.Equal((10_001, _data.Time.GetUtcNow()), (kept[0].Number, kept[0].PublishedAt));
        Assert.Equal(2, kept[^1].Number);
    }

    private async Task ArrangeAsync()
    {
        var names = (string[])["ready", "failed", "pending", "unplanned"];
        await _data.Stack.NoteClient.PutAllAsync([.. names.Select(name => TestData.NewNote(name))], Cancellation);
        await WantAsync(TestData.Key("ready"), Samples.Wanted(1));
        await _data.Stack.Catalog.MarkReadyAsync(TestData.Key("ready"), Samples.Ready(TestData.Key("ready"), 1), Cancellation);
        await WantAsync(TestData.Key("failed"), Samples.Wanted(2));
        await _data.Stack.Catalog.RecordFailureAsync(TestData.Key("failed"), Samples.Failure(2), Cancellation);
        await WantAsync(TestData.Key("pending"), Samples.Wanted(3));
        await _data.Stack.Catalog.RecordFailureAsync(TestData.Key("pending"), Samples.Failure(3, isFinal: false), Cancellation);
        await WantAsync(TestData.Key("removed"), Samples.Removal(5));
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("ready", "again"), Cancellation);
    }

    private Task<WantResult> WantAsync(NoteKey note, Wanted wanted) => _data.Stack.Catalog.WantAsync(note, wanted, Cancellation);

    private async Task ReadAllChangesAsync()
    {
        var last = (await ChangeCapture.ReadAsync(_data.Stack))[^1].SequenceNumber;
        var shard = Assert.Single(await _data.Stack.NoteStream.ListShardsAsync(Cancellation));
        await _data.Stack.NoteStream.SaveCheckpointAsync(shard, last, Cancellation);
    }

    private Task<PipelineStatus> StatusAsync() => _data.Stack.View.ReadStatusAsync(Cancellation);

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
