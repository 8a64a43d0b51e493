namespace Notecast.Cli.Tests;

public sealed class NoteQueryTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_note_is_shown_by_its_fields_and_the_first_line_of_its_text()
    {
        await PutAsync("ada", "tea", "Tea at five.\nAnd cake.", "--title", "Tea", "--voice", "Amy");
        var show = await _notecast.RunAsync("note", "show", "ada", "tea");
        Assert.Equal((0, ""), (show.ExitCode, show.Error));
        Assert.Equal(
            ["user        ada", "note        tea", "title       Tea", "text        Tea at five. … (22 characters)", "voice       Amy", "status      pending"],
            show.Lines);
    }

    [Fact]
    public async Task Nothing_in_a_note_can_break_what_is_shown()
    {
        await PutAsync("[red]", "\u001b[2Jx", "[bold]\u001b]0;title\u0007", "--title", "a\nb");
        foreach (var command in (string[][])[["note", "show", "[red]", "\u001b[2Jx"], ["note", "list"]])
        {
            var shown = await _notecast.RunAsync(command);
            Assert.Equal(0, shown.ExitCode);
            Assert.Contains("[red]", shown.Output, StringComparison.Ordinal);
            Assert.Contains("␛[2Jx", shown.Output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', shown.Output);
            Assert.DoesNotContain('\u0007', shown.Output);
        }
    }

    [Theory]
    [InlineData("note", "show", "ada", "nothing")]
    [InlineData("note", "rm", "ada", "nothing")]
    public async Task A_note_that_is_not_there_is_named(params string[] command)
    {
        await PutAsync("ada", "tea", "Tea.");
        var outcome = await _notecast.RunAsync(command);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        var list = $"notecast note list --user ada --data {_notecast.Data}";
        Assert.Equal($"notecast: ada/nothing: there is no such note. See: {list}", outcome.ErrorLines.Single());
    }

    [Fact]
    public async Task Several_notes_are_removed_even_when_one_is_missing()
    {
        await PutAsync("ada", "one", "One.");
        await PutAsync("ada", "two", "Two.");
        var removed = await _notecast.RunAsync("note", "rm", "ada", "one", "none", "two", "--json");
        Assert.Equal(1, removed.ExitCode);
        Assert.Equal(["removed", "notFound", "removed"], removed.JsonLines.Select(line => line.GetProperty("result").GetString()));
        Assert.Equal("No notes.", (await _notecast.RunAsync("note", "list")).Lines.Single());
    }

    [Fact]
    public async Task A_list_can_be_narrowed_by_user_status_and_number()
    {
        await PutAsync("ada", "one", "One.");
        await PutAsync("ada", "two", "Two.");
        await PutAsync("bruno", "eins", "Eins.");
        Assert.Equal(3, (await _notecast.RunAsync("note", "list", "--json")).Lines.Length);
        Assert.Equal(2, (await _notecast.RunAsync("note", "list", "--json", "--user", "ada")).Lines.Length);
        Assert.Single((await _notecast.RunAsync("note", "list", "--json", "--user", "ada", "--limit", "1")).Lines);
        Assert.Empty((await _notecast.RunAsync("note", "list", "--json", "--status", "ready")).Lines);
        Assert.Equal(3, (await _notecast.RunAsync("note", "list", "--json", "--status", "pending")).Lines.Length);
    }

    [Fact]
    public async Task Every_property_of_a_listed_note_is_always_there()
    {
        await PutAsync("ada", "tea", "Tea.");
        Assert.Equal(
            """{"userId":"ada","noteId":"tea","status":"pending","durationSeconds":null,"voiceId":null,"segments":null,"bytes":null,"billedCharacters":null,"file":null,"requestedAt":null,"readyAt":null,"failure":null}""",
            (await _notecast.RunAsync("note", "list", "--json")).Lines.Single());
    }

    [Fact]
    public async Task Status_counts_what_waits()
    {
        await PutAsync("ada", "one", "One.");
        await PutAsync("ada", "two", "Two.");
        var status = (await _notecast.RunAsync("status", "--json")).Json;
        Assert.Equal("""{"pending":2,"ready":0,"failed":0,"removed":0}""", System.Text.Json.JsonSerializer.Serialize(status.GetProperty("notes")));
        Assert.Equal(2, status.GetProperty("queues").GetProperty("noteChanges").GetInt64());
        Assert.InRange(status.GetProperty("oldestPendingSeconds").GetDouble(), 0, 600);
        Assert.False(status.GetProperty("isQuiet").GetBoolean());

        var lines = (await _notecast.RunAsync("status")).Lines;
        Assert.Matches("^pending +2 +the oldest for [0-9]+ (s|min)", lines[0]);
    }

    private async Task PutAsync(string user, string note, string text, params string[] rest) =>
        Assert.Equal(0, (await _notecast.RunAsync(["note", "put", .. rest, "--", user, note, text])).ExitCode);
}
