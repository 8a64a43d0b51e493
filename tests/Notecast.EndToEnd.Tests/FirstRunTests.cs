using System.Globalization;
using System.Runtime.CompilerServices;

namespace Notecast.EndToEnd.Tests;

public sealed class FirstRunTests : IDisposable
{
    private readonly NotecastCommand _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task Every_sample_note_becomes_speech_whose_duration_ffprobe_confirms_and_a_second_run_synthesizes_nothing()
    {
        Programs.Require("espeak-ng", "lame", "ffprobe");
        Assert.Equal(0, (await _notecast.RunAsync("note", "import", Samples())).ExitCode);

        var first = await _notecast.UpOnceAsync("espeak");

        Assert.Equal(0, first.ExitCode);
        Assert.InRange(first.Notes.Count, 5, 20);
        Assert.Contains(first.Notes, note => note.GetProperty("segments").GetInt32() > 1);
        foreach (var note in first.Notes)
        {
            Assert.Equal("ready", note.GetProperty("status").GetString());
            var probed = await ProbeAsync(note.GetProperty("file").GetString()!);
            Assert.InRange(note.GetProperty("durationSeconds").GetDouble(), probed - 0.1, probed + 0.1);
        }

        var second = await _notecast.UpOnceAsync("espeak");
        Assert.Equal((0, 0L, 0L), (second.ExitCode, second.Synthesized, second.Narrations));
    }

    [Fact]
    public async Task An_edit_of_one_paragraph_synthesizes_only_the_segments_that_it_touches()
    {
        var paragraphs = Enumerable.Range(0, 12).Select(number => $"Paragraph {number} is here to be read aloud.").ToArray();
        await PutAsync(paragraphs);
        Assert.Equal(12, (await _notecast.UpOnceAsync()).Synthesized);
        paragraphs[5] = "Paragraph five was edited.";
        await PutAsync(paragraphs);

        var second = await _notecast.UpOnceAsync();

        Assert.Equal((1L, 1L), (second.Synthesized, second.Narrations));
    }

    [Fact]
    public async Task A_removed_note_takes_its_audio_with_it()
    {
        await PutAsync(["Hello."]);
        var file = (await _notecast.UpOnceAsync()).Note("1").GetProperty("file").GetString()!;
        Assert.True(File.Exists(file));
        Assert.Equal(0, (await _notecast.RunAsync("note", "rm", "ann", "1")).ExitCode);

        await _notecast.UpOnceAsync();

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_row_that_any_SQLite_client_inserts_while_the_pipeline_runs_becomes_audio()
    {
        Programs.Require("sqlite3");
        await PutAsync(["Hello."]);
        using var pipeline = _notecast.Start(["up", "--json", "--speech", "silent"]);
        Assert.Contains("\"noteId\":\"1\"", await pipeline.ReadLineAsync(), StringComparison.Ordinal);

        await _notecast.SqlAsync("insert into notes (UserId, NoteId, Note) values ('me', 7, 'From another terminal.')");

        var line = await pipeline.ReadLineAsync();
        Assert.Contains("\"event\":\"ready\"", line, StringComparison.Ordinal);
        Assert.Contains("\"noteId\":\"7\"", line, StringComparison.Ordinal);
    }

    private static string Samples([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "samples");

    private async Task PutAsync(string[] paragraphs) => Assert.Equal(
        0, (await _notecast.RunAsync("note", "put", "ann", "1", string.Join("\n\n", paragraphs))).ExitCode);

    private static async Task<double> ProbeAsync(string file)
    {
        using var ffprobe = RunningProgram.Start(
            "ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "default=noprint_wrappers=1:nokey=1", file]);
        var (exitCode, output, errors) = await ffprobe.EndAsync();
        Assert.True(exitCode == 0, errors);
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
