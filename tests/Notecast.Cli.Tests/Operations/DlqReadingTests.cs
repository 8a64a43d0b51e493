using System.Text.Json;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.Tests.Operations;

/// <summary>The commands that look at letters, on a real data folder.</summary>
public sealed class DlqReadingTests : IDisposable
{
    private const string Moment = "2026-11-25T07:30:00.0000000+00:00";

    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Letters_are_grouped_by_cause(int width)
    {
        await FailAsync("tea", "cake");
        await ImportAsync(LineOf("odd", "not one of ours"));
        _notecast.Width = width;
        var list = await DlqAsync("list");
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Matches("^GROUP +LETTERS +BACK +FIRST +LAST +STEP +ERROR", list.Lines[0]);
        Assert.Contains(list.Lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, "^[0-9a-f]{8} +2 +0 .*NarrateNote/narrate"));
        Assert.Contains("synthesis-job, permanent: ", list.Output, StringComparison.Ordinal);
        Assert.Contains("3 dead letters in 2 groups. Next:", list.Lines);
        Assert.All(list.Lines[..5], line => Assert.InRange(line.Length, 1, width));
        Assert.Equal(2, list.Lines.Count(line => line.EndsWith($" --data {_notecast.Data}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Letters_are_listed_one_by_one(int width)
    {
        await FailAsync("tea", "cake");
        _notecast.Width = width;
        var list = await DlqAsync("list", "--each");
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Matches("^ID +KIND +STEP +ERROR +NOTE +TRIES +LAST +BACK$", list.Lines[0].TrimEnd());
        Assert.Contains("ada/tea", list.Output, StringComparison.Ordinal);
        Assert.Contains("ada/cake", list.Output, StringComparison.Ordinal);
        Assert.All(list.Lines.Take(3), line => Assert.InRange(line.Length, 1, width));
        Assert.Contains("2 dead letters. Next:", list.Lines);
    }

    [Fact]
    public async Task Lists_are_json_for_scripts()
    {
        await FailAsync("tea", "cake");
        var groups = (await DlqAsync("list", "--json")).Json;
        Assert.Equal(2, groups.GetProperty("letters").GetInt64());
        var group = Assert.Single(groups.GetProperty("groups").EnumerateArray());
        Assert.Equal("synthesis-job", Text(group, "kind"));
        Assert.Equal((2, 2), (group.GetProperty("letters").GetInt32(), group.GetProperty("permanent").GetInt32()));
        var each = (await DlqAsync("list", "--each", "--json")).JsonLines;
        Assert.Equal(["cake", "tea"], each.Select(letter => Text(letter, "noteId")).Order());
        Assert.All(each, letter => Assert.Equal(Text(group, "group"), Text(letter, "group")));
    }

    [Fact]
    public async Task A_list_can_be_narrowed()
    {
        await FailAsync("tea", "cake");
        await ImportAsync(LineOf("odd", "not one of ours"));
        var group = Text((await DlqAsync("list", "--note", "tea", "--json")).Json.GetProperty("groups")[0], "group");
        (int Expected, string[] Filter)[] filters =
        [
            (2, ["--kind", "synthesis-job"]), (1, ["--kind", "unknown"]), (2, ["--step", "narrate"]),
            (2, ["--user", "ada"]), (0, ["--user", "bob"]),
            (1, ["--note", "ada/tea"]), (2, ["--group", group]), (0, ["--came-back"]), (3, ["--since", "1h"]), (0, ["--until", "1h"]),
        ];
        foreach (var (expected, filter) in filters)
        {
            Assert.Equal(expected, (await DlqAsync(["list", "--each", "--json", .. filter])).Lines.Length);
        }

        Assert.Equal($"No dead letter matches. See all with: notecast dlq list --data {_notecast.Data}", (await DlqAsync("list", "--user", "bob")).Lines.Single());
    }

    [Fact]
    public async Task An_empty_queue_is_said_to_be_empty()
    {
        await UpAsync();
        Assert.Equal("No dead letters: nothing waits for you.", (await DlqAsync("list")).Lines.Single());
        Assert.Equal("No dead letters: nothing waits for you.", (await DlqAsync("list", "--each")).Lines.Single());
        var json = (await DlqAsync("list", "--json")).Json;
        Assert.Equal((0, 0), (json.GetProperty("letters").GetInt32(), json.GetProperty("hidden").GetInt32()));
        Assert.Empty((await DlqAsync("export")).Output);
        Assert.DoesNotContain("dlq list", (await _notecast.RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'abc' is too short for a message id.", "--id", "abc")]
    [InlineData("Message ids and options that choose letters do not go together.", "--id", "abcd", "--user", "ada")]
    [InlineData("--since 'yesterday' is no time.", "--since", "yesterday")]
    [InlineData("--since is not before --until", "--since", "1h", "--until", "2h")]
    [InlineData("--kind 'letter' is none of synthesis-job, ", "--kind", "letter")]
    public async Task A_choice_that_makes_no_sense_is_told(string problem, params string[] options)
    {
        var outcome = await DlqAsync(["list", .. options]);
        Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"notecast: {problem}", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--kind")]
    [InlineData("--step")]
    [InlineData("--error")]
    [InlineData("--user")]
    [InlineData("--note")]
    [InlineData("--since")]
    [InlineData("--until")]
    [InlineData("--group")]
    public async Task A_condition_that_is_empty_chooses_nothing(string option)
    {
        await FailAsync("tea");
        foreach (var choice in (string[][])[[option, ""], [option, "   "], [$"{option}="]])
        {
            foreach (var command in (string[][])[["list"], ["discard", "--yes"], ["replay", "--yes"], ["export"]])
            {
                var outcome = await DlqAsync([.. command, .. choice]);
                Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Output));
                Assert.Contains(option, outcome.ErrorLines.Single(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(1, (await DlqAsync("list", "--json")).Json.GetProperty("letters").GetInt32());
    }

    [Theory]
    [InlineData("A message id is empty.", "discard", "--yes", "")]
    [InlineData("A message id is empty.", "replay", "    ")]
    [InlineData("A message id is empty.", "show", "    ")]
    [InlineData("A message id is empty.", "edit", "", "--set", "userId=ada", "--yes")]
    [InlineData("--id is empty. Give its id, or leave it out.", "list", "--id", "    ")]
    public async Task An_id_that_is_empty_is_told(string problem, params string[] command)
    {
        var outcome = await DlqAsync(command);
        Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"notecast: {problem}", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_points_to_the_letters()
    {
        await FailAsync("tea");
        var status = await _notecast.RunAsync("status");
        Assert.Contains($"1  see: notecast dlq list --data {_notecast.Data}", status.Output, StringComparison.Ordinal);
        Assert.Contains($"1  see: notecast note list --status failed --data {_notecast.Data}", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_shown_with_its_note_and_what_a_replay_would_do()
    {
        await FailAsync("tea");
        var id = await IdAsync();
        _notecast.Width = 80;
        var show = await DlqAsync("show", id[..8].ToUpperInvariant());
        Assert.Equal((0, ""), (show.ExitCode, show.Error));
        Assert.Equal($"message id     {id}", show.Lines[0].TrimEnd());
        foreach (var part in (string[])
            [
                "kind           synthesis-job", "function       NarrateNote", "note           ada/tea",
                "came back      never replayed",
                "Note ada/tea, as it is now", "status         failed", "text           10 characters",
                "last failure   SsmlInvalid, ", "ready          no narration",
                "A replay now", "job sent again: ",
                "FailureClass   permanent", "ErrorMessage   (the message above)",
                "  \"noteId\": ", $"  notecast dlq replay {id} --data {_notecast.Data}",
            ])
        {
            Assert.Contains(part, show.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<speak>Tea", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shown_letter_is_one_json_document()
    {
        await FailAsync("tea");
        var shown = (await DlqAsync("show", await IdAsync(), "--json")).Json;
        var note = shown.GetProperty("note");
        Assert.Equal("tea", Text(shown.GetProperty("letter"), "noteId"));
        Assert.Equal(("failed", 10), (Text(note, "status"), note.GetProperty("textLength").GetInt32()));
        Assert.Equal("permanent", Text(shown.GetProperty("attributes"), "FailureClass"));
        Assert.Equal("resendJob", Text(shown.GetProperty("replay"), "step"));
        Assert.Equal("tea", Text(JsonDocument.Parse(Text(shown, "body")).RootElement, "noteId"));
        Assert.Equal(JsonValueKind.Null, note.GetProperty("readyRevision").ValueKind);
    }

    [Theory]
    [InlineData("no letter of ours")]
    [InlineData("{ \"a\" : 1.0,\r\n\t\"b\":\"\\u00e9\" }\n")]
    [InlineData("ä😀\u2028\u0085 \uFFFD\"\\")]
    public async Task A_raw_body_is_the_body_and_nothing_else(string body)
    {
        await ImportAsync(LineOf("odd", body));
        Assert.Equal(body, (await DlqAsync("show", await IdAsync(), "--raw")).Output);
        var show = await DlqAsync("show", await IdAsync());
        Assert.Equal(0, show.ExitCode);
        Assert.Contains("fails and comes back: ", show.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\t', show.Output);
        Assert.DoesNotContain("notecast dlq replay", show.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCodes.Failed, "0000-nothing: there is no dead letter with this message id.", "show", "0000-nothing")]
    [InlineData(ExitCodes.Usage, "'012' is too short for a message id.", "show", "012")]
    [InlineData(ExitCodes.Usage, "--raw and --json do not go together.", "show", "0123", "--raw", "--json")]
    [InlineData(ExitCodes.Usage, "'' is no file to write to.", "export", "")]
    [InlineData(ExitCodes.Failed, "no/such/folder.jsonl: its folder does not exist.", "export", "no/such/folder.jsonl")]
    public async Task What_cannot_be_shown_or_exported_is_told(int exitCode, string problem, params string[] arguments)
    {
        await UpAsync();
        var outcome = await DlqAsync(arguments);
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"notecast: {problem}", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_comes_back_as_it_was()
    {
        string[] bodies = ["no letter of ours", "{ \"a\" : 1.0,\r\n\t\"b\":\"\\u00e9\" }\n", "ä😀\u2028\u0085 \uFFFD\"\\"];
        await ImportAsync([.. bodies.Select((body, number) => LineOf($"odd-{number}", body))]);
        var file = _notecast.PathOf("letters.jsonl");
        var export = await DlqAsync("export", file);
        Assert.Equal((0, ""), (export.ExitCode, export.Error));
        Assert.StartsWith("3 letters exported to ", export.Lines.Single(), StringComparison.Ordinal);
        Assert.Equal(await ReadAsync(file), (await DlqAsync("export", "-")).Output);
        Assert.Equal(0, (await DlqAsync("discard", "--all", "--yes")).ExitCode);
        Assert.Equal("3 letters added, 0 there already.", (await DlqAsync("import", file)).Lines.Single());
        var letters = (await DlqAsync("export")).Lines.Select(LetterLine.Read).ToArray();
        Assert.Equal(bodies.Order(StringComparer.Ordinal), letters.Select(letter => letter.Body).Order(StringComparer.Ordinal));
        Assert.All(letters, letter => Assert.Equal("ä\"\\ 😀", letter.Attributes["Odd"]));
    }

    [Fact]
    public async Task An_export_is_filtered_and_overwrites_only_when_told_so()
    {
        await FailAsync("tea");
        await ImportAsync(LineOf("odd", "not one of ours"));
        var file = _notecast.WriteFile("kept.jsonl", "kept");
        var refused = await DlqAsync("export", file, "--kind", "unknown");
        Assert.Equal((ExitCodes.Failed, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("exists already. Name a new file, or add --force to overwrite it.", refused.Error, StringComparison.Ordinal);
        Assert.Equal("kept", await ReadAsync(file));
        Assert.Equal(ExitCodes.Failed, (await DlqAsync("export", file, "--force", "--id", "0000-nothing")).ExitCode);
        Assert.Equal("kept", await ReadAsync(file));
        Assert.Equal(0, (await DlqAsync("export", file, "--force", "--kind", "unknown")).ExitCode);
        Assert.Equal("not one of ours", LetterLine.Read(await ReadAsync(file)).Body);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.part"));
    }

    [Fact]
    public async Task An_export_that_is_stopped_leaves_no_file()
    {
        await FailAsync("tea");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        _notecast.Stop = stop.Token;
        var file = _notecast.PathOf("letters.jsonl");
        Assert.Equal(ExitCodes.Interrupted, (await DlqAsync("export", file)).ExitCode);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!, "letters*"));
    }

    [Fact]
    public async Task A_proposed_import_names_the_same_pipeline()
    {
        await FailAsync("tea");
        var archive = _notecast.PathOf("taken out");
        var edit = await DlqAsync("edit", await IdAsync(), "--set", "noteId=coffee", "--yes", "--archive", archive);
        var discard = await DlqAsync("discard", "--all", "--yes", "--archive", archive);
        foreach (var outcome in (CommandLine.Outcome[])[edit, discard])
        {
            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
            Assert.Contains(": notecast dlq import '", outcome.Lines[^1], StringComparison.Ordinal);
            Assert.EndsWith($"' --data {_notecast.Data} --archive '{archive}'", outcome.Lines[^1], StringComparison.Ordinal);
        }
    }

    private static string LineOf(string id, string body) => LetterLine.Write(new DeadLetterMessage
    {
        MessageId = id,
        Body = body,
        Attributes = new Dictionary<string, string> { ["Odd"] = "ä\"\\ 😀" },
        SentAt = DateTimeOffset.Parse(Moment, System.Globalization.CultureInfo.InvariantCulture),
    });

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    private async Task<string> IdAsync() => Text((await DlqAsync("list", "--each", "--json")).JsonLines.Single(), "messageId");

    private async Task ImportAsync(params string[] lines)
    {
        await UpAsync();
        _notecast.Input = string.Join('\n', lines);
        Assert.Equal(0, (await DlqAsync("import", "-")).ExitCode);
    }

    private async Task FailAsync(params string[] notes)
    {
        foreach (var note in notes)
        {
            Assert.Equal(0, (await _notecast.RunAsync("note", "put", "ada", note, "<speak>Tea", "--ssml")).ExitCode);
        }

        Assert.Equal(1, (await UpAsync()).ExitCode);
    }

    private Task<CommandLine.Outcome> DlqAsync(params string[] arguments) => _notecast.RunAsync(["dlq", .. arguments]);

    private Task<CommandLine.Outcome> UpAsync() => _notecast.RunAsync("up", "--once", "--speech", "silent");
}
