using Notecast.Domain.Catalog;

namespace Notecast.Embedded.Tests.Crash;

/// <summary>Processes are killed with SIGKILL wherever they happen to be.</summary>
public sealed class CrashTests : IAsyncDisposable
{
    private const int Seed = 20_260_304;

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_import_has_all_batches_that_were_acknowledged_and_no_half_batch()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 3; round++)
        {
            var batchesBeforeKill = random.Next(1, Importer.Batches / 2);
            var acknowledged = await ChildProcess.RunAsync("import", _data.Folder, lines => lines.Count == batchesBeforeKill);

            var notes = await _data.Stack.NoteClient.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);

            var batches = notes.GroupBy(note => note.Key.NoteId.Text.Split('-')[0]).ToList();
            Assert.All(batches, batch => Assert.Equal(Importer.NotesPerBatch, batch.Count()));
            Assert.Subset(batches.Select(batch => batch.Key).ToHashSet(), acknowledged.Select(batch => $"b{batch}").ToHashSet());
            Assert.Equal(notes.Count, (await _data.Stack.View.ReadStatusAsync(Cancellation)).UnreadNoteChanges);
        }
    }

    [Fact]
    public async Task A_pipeline_that_is_killed_again_and_again_narrates_every_note_once_and_leaves_nothing_half_done()
    {
        const int Notes = 40;
        await _data.Stack.NoteClient.PutAllAsync([.. Enumerable.Range(0, Notes).Select(note => TestData.NewNote($"n{note}"))], Cancellation);
        await _data.CloseAsync();
        var random = new Random(Seed);
        foreach (var step in (string[])["half", "put", "narrated", "ready", "half", "put"])
        {
            var times = random.Next(1, 4);
            await ChildProcess.RunAsync("pipeline", _data.Folder, lines => lines[^1] == step && lines.Count(line => line == step) == times);
        }

        await ChildProcess.RunAsync("pipeline", _data.Folder);

        var status = await _data.Stack.View.ReadStatusAsync(Cancellation);
        Assert.True(status.IsQuiet);
        Assert.Equal((0, Notes, 0), (status.Pending, status.Ready, status.Failed));
        Assert.Equal((Notes, 0), (status.Totals.Narrations, status.DeadLetterQueue.Total));
        Assert.Empty(_data.FilesIn("temp"));
        var rows = await _data.Stack.View.ListAsync(Notes, NarrationStatus.Ready, Cancellation);
        Assert.Equal(
            rows.Select(row => row.Ready!.Key.ToString()).Order(StringComparer.Ordinal), _data.FilesIn("audio"));
        foreach (var row in rows)
        {
            Assert.Equal(MiniPipeline.AudioOf(row.Key), await File.ReadAllBytesAsync(row.FilePath!, Cancellation));
        }
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
