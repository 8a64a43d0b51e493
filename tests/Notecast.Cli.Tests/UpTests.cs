using System.Text.Json;

namespace Notecast.Cli.Tests;

public sealed class UpTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task Once_narrates_what_there_is_and_shows_it()
    {
        await PutAsync("tea", "Tea at five.", "--voice", "Amy");
        var up = await UpAsync();
        Assert.Equal((0, ""), (up.ExitCode, up.Error));
        Assert.StartsWith("ready   ada/tea  0:0", up.Lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^USER +NOTE +STATUS +LENGTH +VOICE +SEGS +SIZE +FILE", up.Lines[1]);
        Assert.Matches(@"^ada +tea +ready +0:0\d\.\d +Amy +1 +\d+ kB +.*\.mp3", up.Lines[2]);
        Assert.Equal("0 pending · 1 ready · 0 failed", up.Lines[3].TrimEnd());
        Assert.Equal("This run: 1 segment synthesized, 12 characters billed.", up.Lines[4]);

        var file = (await _notecast.RunAsync("note", "list", "--json")).Json.GetProperty("file").GetString();
        Assert.True(File.Exists(file));
        Assert.Single(Directory.GetFiles(Path.Combine(_notecast.Data, "logs"), "notecast-*.jsonl"));
    }

    [Fact]
    public async Task A_second_run_synthesizes_nothing()
    {
        await PutAsync("tea", "Tea at five.");
        await UpAsync();
        var again = await UpAsync();
        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain(again.Lines, line => line.StartsWith("ready   ", StringComparison.Ordinal));
        Assert.Equal("This run: 0 segments synthesized, 0 characters billed.", again.Lines[^1]);
    }

    [Fact]
    public async Task A_failed_note_is_named_with_its_remedy_and_holds_up_no_other()
    {
        await PutAsync("bad", "<speak>Tea", "--ssml");
        await PutAsync("tea", "Tea at five.");
        var up = await UpAsync();
        Assert.Equal(1, up.ExitCode);
        Assert.Contains(up.Lines, line => line.StartsWith("ready   ada/tea", StringComparison.Ordinal));
        Assert.Contains(up.Lines, line => line.StartsWith("failed  ada/bad: ", StringComparison.Ordinal));
        Assert.Contains(up.Lines, line => line.StartsWith("0 pending · 1 ready · 1 failed", StringComparison.Ordinal));

        var failure = (await _notecast.RunAsync("note", "show", "ada", "bad", "--json")).Json.GetProperty("narration").GetProperty("failure");
        Assert.Equal("SsmlInvalid", failure.GetProperty("code").GetString());
        Assert.Contains(up.Lines, line => line.Trim() == failure.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Programs_get_a_json_object_a_line()
    {
        await PutAsync("bad", "   ");
        await PutAsync("tea", "Tea at five.");
        var up = await UpAsync("--json");
        Assert.Equal(1, up.ExitCode);
        var lines = up.JsonLines;
        Assert.Equal(["end", "failed", "ready"], lines.Select(line => line.GetProperty("event").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("end", lines[^1].GetProperty("event").GetString());
        Assert.Equal(
            """{"narrations":1,"synthesizedSegments":1,"billedCharacters":12}""", JsonSerializer.Serialize(lines[^1].GetProperty("thisRun")));
        var failed = lines.Single(line => line.GetProperty("event").GetString() == "failed").GetProperty("note");
        Assert.Equal("TextEmpty", failed.GetProperty("failure").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_removed_note_takes_its_audio_with_it()
    {
        await PutAsync("tea", "Tea at five.");
        await UpAsync();
        await _notecast.RunAsync("note", "rm", "ada", "tea");
        var up = await UpAsync();
        Assert.Equal(0, up.ExitCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_notecast.Data, "audio"), "*.mp3", SearchOption.AllDirectories));
        Assert.Empty((await _notecast.RunAsync("note", "list", "--json")).Lines);
    }

    [Fact]
    public async Task Stopping_ends_cleanly_with_the_exit_code_of_an_interrupt()
    {
        await PutAsync("tea", "Tea at five.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _notecast.Stop = stop.Token;
        var running = _notecast.RunAsync("up", "--speech", "silent");
        await stop.CancelAsync();
        var up = await running;
        Assert.Equal(130, up.ExitCode);
        Assert.StartsWith("This run: ", up.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_samples_are_all_narrated()
    {
        var import = await _notecast.RunAsync("note", "import", Samples());
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        var up = await UpAsync();
        Assert.Equal(0, up.ExitCode);
        var notes = (await _notecast.RunAsync("note", "list", "--json")).JsonLines;
        Assert.Equal(5, notes.Length);
        Assert.All(notes, note => Assert.Equal("ready", note.GetProperty("status").GetString()));
        Assert.Contains(notes, note => note.GetProperty("segments").GetInt32() >= 3);
    }

    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "samples");
    }

    private Task<CommandLine.Outcome> UpAsync(params string[] rest) => _notecast.RunAsync(["up", "--once", "--speech", "silent", .. rest]);

    private async Task PutAsync(string note, string text, params string[] rest) =>
        Assert.Equal(0, (await _notecast.RunAsync(["note", "put", "ada", note, text, .. rest])).ExitCode);
}
