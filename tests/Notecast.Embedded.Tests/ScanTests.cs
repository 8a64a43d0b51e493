using Notecast.Contracts.Ports;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

/// <summary>What the scans of one machine do beyond their contracts.</summary>
public sealed class ScanTests : IAsyncDisposable
{
    private const int Notes = 450;

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notes_that_clients_replace_while_they_are_read_are_read_once()
    {
        await PutNotesAsync();
        var read = new List<NoteKey>();
        for (var segment = 0; segment < 2; segment++)
        {
            await foreach (var page in _data.Stack.NoteScan.ReadPagesAsync(segment, 2, Cancellation))
            {
                read.AddRange(page.Select(note => note.Key));

                // Each row has a new number after that.
                _data.Execute("insert or replace into notes (UserId, NoteId, Note) select UserId, NoteId, Note || '!' from notes");
            }
        }

        Assert.Equal(Notes, read.Count);
        Assert.Equal(Notes, read.Distinct().Count());
    }

    [Fact]
    public async Task Segments_share_the_notes_of_one_user()
    {
        await PutNotesAsync();
        for (var segment = 0; segment < 4; segment++)
        {
            var pages = await _data.Stack.NoteScan.ReadPagesAsync(segment, 4, Cancellation).ToListAsync(Cancellation);
            Assert.InRange(pages.Sum(page => page.Count), Notes / 8, Notes / 2);
        }
    }

    [Fact]
    public async Task A_narration_whose_file_somebody_deleted_does_not_exist()
    {
        var note = Samples.NewNote();
        var key = new NarrationKey(note, Samples.Revision(1), Samples.Hash('a'));
        await _data.Stack.Narrations.PutAsync(
            key, Samples.Metadata(), (stream, token) => stream.WriteAsync(new byte[10], token).AsTask(), Cancellation);
        File.Delete(Path.Combine(_data.Folder, "audio", Assert.Single(_data.FilesIn("audio"))));

        Assert.False(await _data.Stack.NarrationScan.ExistsAsync(key, Cancellation));
    }

    private Task PutNotesAsync() =>
        _data.Stack.NoteClient.PutAllAsync([.. Enumerable.Range(0, Notes).Select(note => TestData.NewNote($"n{note}"))], Cancellation);

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
