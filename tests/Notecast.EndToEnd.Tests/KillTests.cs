using System.Text.Json;

namespace Notecast.EndToEnd.Tests;

public sealed class KillTests : IDisposable
{
    private const int Notes = 500;

    private readonly NotecastCommand _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_pipeline_killed_again_and_again_during_an_import_loses_no_note_and_narrates_none_twice()
    {
        var random = new Random(20260301);
        var lines = Enumerable.Range(0, Notes).Select(number => JsonSerializer.Serialize(new { UserId = $"user-{number % 7}", NoteId = $"note-{number}", Note = $"This is note number {number}." }));
        var import = _notecast.FileOf("import.jsonl", string.Join('\n', lines));
        Assert.Equal(0, (await _notecast.RunAsync("note", "put", "user", "first", "The pipeline can start.")).ExitCode);
        using var importing = _notecast.Start(["note", "import", import]);

        const int Kills = 8;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var pipeline = _notecast.Start(["up", "--json", "--speech", "silent"]);
            for (var settled = random.Next(1, 30); settled > 0; settled--)
            {
                if (await pipeline.ReadLineAsync() is null)
                {
                    Assert.Fail($"The pipeline ended by itself: {(await pipeline.EndAsync()).Errors}");
                }
            }

            await pipeline.KillAsync();
        }

        Assert.Equal(0, (await importing.EndAsync()).ExitCode);
        await _notecast.UpOnceAsync();

        var status = await _notecast.StatusAsync();
        var counts = status.GetProperty("notes");
        Assert.Equal((Notes + 1L, 0L, 0L), (counts.GetProperty("ready").GetInt64(), counts.GetProperty("failed").GetInt64(), counts.GetProperty("pending").GetInt64()));
        AssertOneFileForEachNote();

        // A kept segment is never spoken again; what a killed run had not receipted is counted by no one.
        Assert.InRange(status.GetProperty("totals").GetProperty("synthesizedSegments").GetInt64(), 1, Notes + 1);
        Assert.Equal(0, (await _notecast.UpOnceAsync()).Narrations);
    }

    private void AssertOneFileForEachNote()
    {
        var files = Directory.GetFiles(Path.Combine(_notecast.Data, "audio"), "*", SearchOption.AllDirectories);
        Assert.Equal(Notes + 1, files.Length);
        Assert.Equal(Notes + 1, files.Select(Path.GetDirectoryName).Distinct().Count());
        Assert.All(files, file => Assert.EndsWith(".mp3", file, StringComparison.Ordinal));
    }
}
