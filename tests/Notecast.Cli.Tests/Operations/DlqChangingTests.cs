using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;

namespace Notecast.Cli.Tests.Operations;

/// <summary>The commands themselves, on a real data folder.</summary>
public sealed class DlqChangingTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Theory]
    [InlineData("replay")]
    [InlineData("discard")]
    public async Task Without_a_choice_the_choices_are_named(string command)
    {
        var outcome = await _notecast.RunBareAsync("dlq", command);
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains($"No letter is chosen. Name what to {command}: message ids, --group", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("or --all.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no terminal to ask on. Add --yes to replay all letters", "replay", "--all")]
    [InlineData("There is no terminal to ask on. Add --yes;", "discard", "0123")]
    [InlineData("There is no terminal to ask on. Add --yes to edit", "edit", "0123", "--set", "a=b")]
    [InlineData("--all and a choice of letters do not go together.", "replay", "--all", "--user", "ada")]
    [InlineData("--rate must be more than 0.", "replay", "--all", "--rate", "0")]
    [InlineData("--max must be at least 1.", "replay", "--all", "--max", "0")]
    [InlineData("--wait 'soon' is no duration.", "replay", "--all", "--wait", "soon")]
    [InlineData("--file and --set do not go together.", "edit", "0123", "--set", "a=b", "--file", "f")]
    [InlineData("--set 'a' is no path and value.", "edit", "0123", "--set", "a")]
    [InlineData("'012' is too short for a message id.", "edit", "012", "--set", "a=b", "--yes")]
    public async Task A_wrong_command_line_is_told(string problem, params string[] arguments)
    {
        var outcome = await _notecast.RunBareAsync(["dlq", .. arguments]);
        Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"notecast: {problem}", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("edit")]
    [InlineData("discard")]
    [InlineData("import")]
    public async Task Help_has_examples(string command)
    {
        var help = await _notecast.RunBareAsync("dlq", command, "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains($"  notecast dlq {command} ", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_mended_meanwhile_is_replayed_without_a_further_bill()
    {
        await FailAsync("tea");
        await _notecast.RunAsync("note", "put", "ada", "tea", "Tea at five.");
        Assert.Equal("This run: 1 segment synthesized, 12 characters billed.", (await UpAsync()).Lines[^1]);
        var dry = await DlqAsync("replay", "--all", "--dry-run", "--json");
        Assert.Equal(0, dry.ExitCode);
        Assert.Equal("synthesis-job", dry.JsonLines.Single().GetProperty("kind").GetString());
        Assert.Equal("nothing", dry.JsonLines.Single().GetProperty("plan").GetProperty("step").GetString());

        var replay = await DlqAsync("replay", "--all", "--yes", "--json");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
        Assert.Equal((1, false), (replay.Json.GetProperty("sent").GetInt32(), replay.Json.GetProperty("isPipelineRunning").GetBoolean()));

        var up = await UpAsync();
        Assert.Equal(0, up.ExitCode);
        Assert.Equal("This run: 0 segments synthesized, 0 characters billed.", up.Lines[^1]);
        Assert.Equal("No dead letter matches.", (await DlqAsync("replay", "--all", "--yes")).Lines.Single());
    }

    [Fact]
    public async Task What_is_not_mended_comes_back_with_its_count()
    {
        await FailAsync("tea");
        await DlqAsync("replay", "--all", "--yes");
        await UpAsync();
        var discard = await DlqAsync("discard", "--came-back", "--yes", "--to", _notecast.PathOf("letters.jsonl"));
        Assert.Equal((0, ""), (discard.ExitCode, discard.Error));
        var line = (await File.ReadAllLinesAsync(_notecast.PathOf("letters.jsonl"), TestContext.Current.CancellationToken)).Single();
        Assert.Equal("1", LetterLine.Read(line).Attributes["Replays"]);
    }

    [Fact]
    public async Task Discarded_letters_come_back_edited_ones_keep_their_original()
    {
        await FailAsync("tea");
        var file = _notecast.PathOf("letters.jsonl");
        Assert.Equal(0, (await DlqAsync("discard", "--all", "--yes", "--to", file)).ExitCode);
        Assert.Equal(ExitCodes.Failed, (await DlqAsync("discard", "--all", "--yes", "--to", file)).ExitCode);
        Assert.Equal("1 letter added, 0 there already.", (await DlqAsync("import", file)).Lines.Single());
        _notecast.Input = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("0 letters added, 1 there already.", (await DlqAsync("import", "-")).Lines.Single());

        var id = (await DlqAsync("replay", "--all", "--dry-run", "--json")).JsonLines.Single().GetProperty("messageId").GetString()!;
        var edit = await DlqAsync("edit", id, "--set", "noteId=coffee", "--yes", "--json");
        Assert.Equal((0, ""), (edit.ExitCode, edit.Error));
        var kept = await File.ReadAllLinesAsync(edit.Json.GetProperty("original").GetString()!, TestContext.Current.CancellationToken);
        Assert.Equal(id, LetterLine.Read(kept.Single()).MessageId);
        var edited = (await DlqAsync("replay", "--all", "--dry-run", "--json")).JsonLines.Single();
        Assert.NotEqual(id, edited.GetProperty("messageId").GetString());
        Assert.Equal(ExitCodes.Failed, (await DlqAsync("edit", id, "--set", "noteId=coffee", "--yes")).ExitCode);
    }

    private async Task FailAsync(string note)
    {
        Assert.Equal(0, (await _notecast.RunAsync("note", "put", "ada", note, "<speak>Tea", "--ssml")).ExitCode);
        Assert.Equal(1, (await UpAsync()).ExitCode);
    }

    private Task<CommandLine.Outcome> DlqAsync(params string[] arguments) => _notecast.RunAsync(["dlq", .. arguments]);

    private Task<CommandLine.Outcome> UpAsync() => _notecast.RunAsync("up", "--once", "--speech", "silent");
}
