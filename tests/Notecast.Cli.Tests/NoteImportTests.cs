namespace Notecast.Cli.Tests;

public sealed class NoteImportTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task Attribute_names_may_be_in_any_case()
    {
        var file = _notecast.WriteFile("notes.jsonl", """
            {"UserId":"ada","NoteId":"1","Note":"One.","VoiceId":"Amy"}

            {"userid":"ada","NOTEID":2,"note":"Two.","texttype":"ssml","TITLE":"Two"}
            """);
        var import = await _notecast.RunAsync("note", "import", file);
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.Equal("2 notes written, 0 unchanged.", import.Lines.Single());
        var second = (await _notecast.RunAsync("note", "show", "ada", "2", "--json")).Json.GetProperty("attributes");
        Assert.Equal(("Two.", "ssml", "Two"), (Text(second, "note"), Text(second, "textType"), Text(second, "title")));
    }

    [Fact]
    public async Task Importing_again_writes_only_what_differs()
    {
        var file = _notecast.WriteFile("notes.jsonl", Lines(450, "Words."));
        await _notecast.RunAsync("note", "import", file);
        var again = await _notecast.RunAsync("note", "import", file);
        Assert.Equal("0 notes written, 450 unchanged.", again.Lines.Single());

        _notecast.WriteFile("notes.jsonl", Lines(449, "Words.") + """{"UserId":"ada","NoteId":"n449","Note":"Other words."}""");
        var changed = await _notecast.RunAsync("note", "import", file);
        Assert.Equal("1 note written, 449 unchanged.", changed.Lines.Single());
        var status = (await _notecast.RunAsync("status", "--json")).Json;
        Assert.Equal(451, status.GetProperty("queues").GetProperty("noteChanges").GetInt64());
    }

    [Theory]
    [InlineData("""{"NoteId":"1","Note":"One."}""", "has no UserId. Add one, or give --user.")]
    [InlineData("""{"UserId":"","NoteId":"1","Note":"One."}""", "UserId is empty. Give it at least one character.")]
    [InlineData("""{"UserId":"ada","Note":"One."}""", "has no NoteId. Add one.")]
    [InlineData("""{"UserId":"ada","NoteId":"1"}""", "has no Note. Add the text to speak.")]
    [InlineData("""{"UserId":"ada","NoteId":"1","Note":5}""", "Note is not a string. Write it in quotes.")]
    [InlineData("""{"UserId":"ada","NoteId":"1","Note":"One.","VoiceId":["Amy"]}""", "VoiceId is not a string. Write it in quotes.")]
    [InlineData("""{"UserId":"ada","NoteId":true,"Note":"One."}""", "NoteId is not a string. Write it in quotes.")]
    [InlineData("""{"UserId":"ada","NoteId":1e999,"Note":"One."}""", "NoteId is not a number that fits (at most 28 digits). Write a decimal number, or a string.")]
    [InlineData("""{"UserId":"ada","NoteId":"1","Note":"One.","note":"Two."}""", "has note twice. Keep one.")]
    [InlineData("""{"UserId":"ada","NoteId":"\ud800","Note":"One."}""", "has half of a surrogate pair in an id. Write valid Unicode.")]
    [InlineData("""{"\udc00":"x","UserId":"ada","NoteId":"1","Note":"One."}""", "has half of a surrogate pair in an attribute's name. Write valid Unicode.")]
    [InlineData("""{"UserId":"ada","NoteId":"1","Note":"One.""", "is not JSON")]
    [InlineData("""[{"UserId":"ada","NoteId":"1","Note":"One."}]""", "is a JSON array. Write one object a line (jq -c '.[]' does it).")]
    [InlineData("[", "is a JSON array or a part of one. Write one object a line (jq -c '.[]' does it).")]
    [InlineData("\"One.\"", "is not a JSON object. Write one object a line.")]
    [InlineData("""{"UserId":"ada","NoteId":"good","Note":"Again."}""", "is the same note as notes.jsonl:1 (ada/good). Keep one of them.")]
    public async Task A_bad_line_is_named_with_its_rule_and_nothing_is_imported(string line, string rule)
    {
        var file = _notecast.WriteFile("notes.jsonl", "{\"UserId\":\"ada\",\"NoteId\":\"good\",\"Note\":\"Good.\"}\n" + line + "\n");
        var import = await _notecast.RunAsync("note", "import", file);
        Assert.Equal((1, ""), (import.ExitCode, import.Output));
        Assert.Equal(2, import.ErrorLines.Length);
        Assert.StartsWith($"notecast: notes.jsonl:2: {rule}", import.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("nothing was imported: 1 note of 2 notes is bad.", import.ErrorLines[1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_notecast.Data));
    }

    [Theory]
    [InlineData("""a\ud83db""", "a\uFFFDb")]
    [InlineData("""a\ude00\ud83d""", "a\uFFFD\uFFFD")]
    [InlineData("""a\ud83d\ude00\ud83d""", "a😀\uFFFD")]
    [InlineData("""a\\ud83d""", "a\\ud83d")]
    public async Task Half_of_a_surrogate_pair_in_a_text_becomes_the_replacement_character(string written, string text)
    {
        var file = _notecast.WriteFile("notes.jsonl", $$"""{"UserId":"ada","NoteId":"1","Note":"{{written}}"}""");
        var import = await _notecast.RunAsync("note", "import", file);
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.Equal(text, Text((await _notecast.RunAsync("note", "show", "ada", "1", "--json")).Json.GetProperty("attributes"), "note"));
    }

    [Fact]
    public async Task A_line_that_is_not_utf8_is_named()
    {
        var file = _notecast.WriteFile("notes.jsonl", "");
        await File.WriteAllBytesAsync(file, [.. "{\"UserId\":\"ada\",\"NoteId\":\"1\",\"Note\":\""u8, 0xFF, .. "\"}\n"u8], TestContext.Current.CancellationToken);
        var import = await _notecast.RunAsync("note", "import", file);
        Assert.Equal(1, import.ExitCode);
        Assert.Equal("notecast: notes.jsonl:1: is not UTF-8 text. Save it as UTF-8.", import.ErrorLines[0]);
    }

    [Fact]
    public async Task Good_notes_go_in_beside_bad_ones_when_asked()
    {
        var file = _notecast.WriteFile("notes.jsonl", "{}\n{\"UserId\":\"ada\",\"NoteId\":\"good\",\"Note\":\"Good.\"}\n");
        var import = await _notecast.RunAsync("note", "import", file, "--skip-bad", "--json");
        Assert.Equal(1, import.ExitCode);
        Assert.Equal(
            """{"read":2,"written":1,"unchanged":0,"refused":1,"problems":[{"place":"notes.jsonl:1","problem":"has no UserId. Add one, or give --user."}]}""",
            System.Text.Json.JsonSerializer.Serialize(import.Json));
    }

    [Fact]
    public async Task Only_the_first_of_many_problems_are_named()
    {
        var file = _notecast.WriteFile("notes.jsonl", string.Concat(Enumerable.Repeat("{}\n", 25)));
        var import = await _notecast.RunAsync("note", "import", file);
        Assert.Equal(22, import.ErrorLines.Length);
        Assert.Contains("and 5 more problems", import.ErrorLines[20], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attributes_of_other_programs_are_left_out_and_told_of()
    {
        var file = _notecast.WriteFile("notes.jsonl", """{"UserId":"ada","NoteId":"1","Note":"One.","CreatedAt":5,"Voice":"Amy"}""");
        var import = await _notecast.RunAsync("note", "import", file);
        Assert.Equal(0, import.ExitCode);
        Assert.Contains("CreatedAt, Voice", import.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_names_users_by_folders_and_notes_by_files()
    {
        _notecast.WriteFile("diary/monday.txt", "Rain.\n");
        _notecast.WriteFile("diary/bruno/dienstag.ssml", "<speak>Sonne.</speak>");
        _notecast.WriteFile("diary/bruno/readme.md", "No note.");
        _notecast.WriteFile("diary/.hidden/secret.txt", "No note.");
        _notecast.WriteFile("diary/more.jsonl", """{"NoteId":"wednesday","Note":"Wind."}""");
        var import = await _notecast.RunAsync("note", "import", _notecast.PathOf("diary"), "--user", "ada");
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        var list = await _notecast.RunAsync("note", "list", "--json");
        Assert.Equal(
            ["ada/monday", "ada/wednesday", "bruno/dienstag"],
            list.JsonLines.Select(note => $"{Text(note, "userId")}/{Text(note, "noteId")}").Order(StringComparer.Ordinal));
        var ssml = (await _notecast.RunAsync("note", "show", "bruno", "dienstag", "--json")).Json.GetProperty("attributes");
        Assert.Equal("ssml", Text(ssml, "textType"));
    }

    [Theory]
    [InlineData("diary/monday.txt", "monday.txt: has no user. Put it into a folder named by the user, or give --user.")]
    [InlineData("diary/ada/2024/monday.txt", "ada/2024/monday.txt: is in a folder inside a user's folder. Put it into the user's folder.")]
    public async Task A_file_in_the_wrong_place_is_named(string name, string problem)
    {
        _notecast.WriteFile(name, "Rain.");
        var import = await _notecast.RunAsync("note", "import", _notecast.PathOf("diary"));
        Assert.Equal(1, import.ExitCode);
        Assert.Equal($"notecast: {problem}", import.ErrorLines[0]);
    }

    [Theory]
    [InlineData("no-such-thing", "there is no such file or folder")]
    [InlineData("notes.xml", "is not a file to import")]
    [InlineData("empty", "has nothing to import")]
    public async Task What_cannot_be_imported_is_told(string name, string problem)
    {
        _notecast.WriteFile("notes.xml", "<note/>");
        Directory.CreateDirectory(_notecast.PathOf("empty"));
        var import = await _notecast.RunAsync("note", "import", _notecast.PathOf(name));
        Assert.Equal(1, import.ExitCode);
        Assert.Contains(problem, import.ErrorLines.Single(), StringComparison.Ordinal);
    }

    private static string Lines(int count, string text) => string.Concat(
        Enumerable.Range(0, count).Select(number => $$"""{"UserId":"ada","NoteId":"n{{number}}","Note":"{{text}}"}""" + "\n"));

    private static string? Text(System.Text.Json.JsonElement element, string name) => element.GetProperty(name).GetString();
}
