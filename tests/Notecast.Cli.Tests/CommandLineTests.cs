using Notecast.Embedded;

namespace Notecast.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Theory]
    [InlineData("notecast --help")]
    [InlineData("notecast note --help", "note")]
    [InlineData("notecast note frob --help", "note", "frob")]
    [InlineData("notecast note put --help", "note", "put", "ada")]
    [InlineData("notecast note list --help", "note", "list", "--limit", "0")]
    [InlineData("notecast note list --help", "note", "list", "--status", "lost")]
    [InlineData("notecast up --help", "up", "--speech", "parrot")]
    [InlineData("notecast up --help", "up", "--concurrency", "0")]
    [InlineData("notecast up --help", "up", "--oncee")]
    [InlineData("notecast simulate --help", "simulate", "--schedules", "0")]
    [InlineData("notecast simulate --help", "simulate", "--seed", "-1")]
    [InlineData("notecast simulate --help", "simulate", "--without", "luck")]
    [InlineData("notecast bench --help", "bench")]
    [InlineData("notecast bench --help", "bench", "luck")]
    [InlineData("notecast bench money --help", "bench", "money", "--notes", "0")]
    [InlineData("notecast bench dead-letters --help", "bench", "dead-letters", "--letters", "3")]
    [InlineData("notecast reconcile --help", "reconcile", "--rate", "0")]
    [InlineData("notecast reconcile --help", "reconcile", "--rate", "NaN")]
    [InlineData("notecast reconcile --help", "reconcile", "--pending-age", "soon")]
    [InlineData("notecast reconcile --help", "reconcile", "--pending-age", "-1h")]
    public async Task A_wrong_command_line_is_one_line_and_a_pointer_to_help(string help, params string[] arguments)
    {
        var outcome = await _notecast.RunBareAsync(arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("notecast: ", outcome.ErrorLines.Single(), StringComparison.Ordinal);
        if (arguments is not ["note", "frob"])
        {
            Assert.EndsWith(help, outcome.ErrorLines.Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("up")]
    [InlineData("status")]
    [InlineData("reconcile")]
    [InlineData("invoke")]
    [InlineData("simulate")]
    [InlineData("simulate", "load")]
    [InlineData("note", "put")]
    [InlineData("note", "show")]
    [InlineData("note", "list")]
    [InlineData("note", "rm")]
    [InlineData("note", "import")]
    [InlineData("event")]
    [InlineData("dictate")]
    [InlineData("dlq", "list")]
    [InlineData("dlq", "show")]
    [InlineData("dlq", "replay")]
    [InlineData("dlq", "edit")]
    [InlineData("dlq", "discard")]
    [InlineData("dlq", "export")]
    [InlineData("dlq", "import")]
    public async Task Every_command_s_help_has_examples_of_it(params string[] command)
    {
        var help = await _notecast.RunBareAsync([.. command, "--help"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        var examples = help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"notecast {string.Join(' ', command)}", examples, StringComparison.Ordinal);
        Assert.Contains("--data", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var version = await _notecast.RunBareAsync("--version");
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Output);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("reconcile", "--dry-run")]
    [InlineData("note", "list")]
    [InlineData("note", "show", "ada", "tea")]
    [InlineData("note", "rm", "ada", "tea")]
    [InlineData("dictate", "ada", "tea", "--speech", "silent")]
    public async Task Looking_at_a_data_folder_that_is_not_there_makes_none(params string[] command)
    {
        var outcome = await _notecast.RunAsync(command);
        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"notecast: {_notecast.Data}: there is no Notecast data here.", outcome.ErrorLines.Single(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_notecast.Data));
    }

    [Theory]
    [InlineData("up", "--speech", "silent", "--once")]
    [InlineData("note", "put", "ada", "tea", "Tea.")]
    public async Task A_data_folder_that_is_a_file_is_one_line(params string[] command)
    {
        _notecast.WriteFile("data", "");
        var outcome = await _notecast.RunAsync(command);
        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("is a file, not a folder", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_pipeline_on_a_data_folder_is_refused()
    {
        await using var running = EmbeddedStack.OpenAsPipeline(_notecast.Data, TimeProvider.System);
        var outcome = await _notecast.RunAsync("up", "--speech", "silent", "--once");
        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("another pipeline is running", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_folder_comes_from_the_environment_unless_it_is_named()
    {
        _notecast.Variables["NOTECAST_DATA"] = _notecast.PathOf("elsewhere");
        Assert.Equal(0, (await _notecast.RunBareAsync("note", "put", "ada", "tea", "Tea.")).ExitCode);
        Assert.True(Directory.Exists(_notecast.PathOf("elsewhere")));
        Assert.Equal(0, (await _notecast.RunAsync("note", "put", "ada", "tea", "Tea.")).ExitCode);
        Assert.True(Directory.Exists(_notecast.Data));
    }

    [Fact]
    public async Task An_interrupted_command_says_so()
    {
        var file = _notecast.WriteFile("notes.jsonl", """{"UserId":"ada","NoteId":"1","Note":"One."}""");
        _notecast.Stop = new CancellationToken(canceled: true);
        var outcome = await _notecast.RunAsync("note", "import", file);
        Assert.Equal((130, "", "notecast: stopped.\n"), (outcome.ExitCode, outcome.Output, outcome.Error));
    }
}
