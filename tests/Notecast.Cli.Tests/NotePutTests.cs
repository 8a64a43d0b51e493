namespace Notecast.Cli.Tests;

public sealed class NotePutTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_note_is_written_with_all_that_was_asked_for()
    {
        var put = await _notecast.RunAsync(
            "note", "put", "ada", "tea", "Tea at five.", "--voice", "Amy", "--engine", "neural", "--language", "en-GB", "--title", "Tea");

        Assert.Equal((0, ""), (put.ExitCode, put.Error));
        Assert.Equal("ada/tea: added", put.Lines.Single());
        var attributes = (await ShowAsync("ada", "tea")).GetProperty("attributes");
        Assert.Equal(
            """{"note":"Tea at five.","textType":null,"voiceId":"Amy","engine":"neural","languageCode":"en-GB","title":"Tea"}""",
            System.Text.Json.JsonSerializer.Serialize(attributes));
    }

    [Fact]
    public async Task Writing_a_note_again_tells_whether_it_changed()
    {
        await _notecast.RunAsync("note", "put", "ada", "tea", "Tea.");
        Assert.Equal("ada/tea: unchanged", (await _notecast.RunAsync("note", "put", "ada", "tea", "Tea.")).Lines.Single());
        Assert.Equal("ada/tea: changed", (await _notecast.RunAsync("note", "put", "ada", "tea", "Coffee.")).Lines.Single());
    }

    [Theory]
    [InlineData("Line one\nline two\n", "Line one\nline two")]
    [InlineData("Line one\r\n", "Line one")]
    [InlineData("No line end", "No line end")]
    public async Task Text_comes_from_standard_input_without_its_last_line_end(string input, string text)
    {
        _notecast.Input = input;
        var put = await _notecast.RunAsync("note", "put", "ada", "tea", "-");
        Assert.Equal(0, put.ExitCode);
        Assert.Equal(text, await TextOfAsync("tea"));
    }

    [Fact]
    public async Task Text_comes_from_a_file()
    {
        var file = _notecast.WriteFile("tea.ssml", "\uFEFF<speak>Tea.</speak>\n");
        var put = await _notecast.RunAsync("note", "put", "ada", "tea", "--ssml", "--file", file);
        Assert.Equal(0, put.ExitCode);
        var attributes = (await ShowAsync("ada", "tea")).GetProperty("attributes");
        Assert.Equal("<speak>Tea.</speak>", attributes.GetProperty("note").GetString());
        Assert.Equal("ssml", attributes.GetProperty("textType").GetString());
    }

    [Theory]
    [InlineData("@home at five")]
    [InlineData("[red]not markup[/]")]
    [InlineData("- a list")]
    [InlineData("-- dashes, with spaces")]
    public async Task Text_that_looks_like_something_else_is_text(string text)
    {
        var put = await _notecast.RunAsync("note", "put", "ada", "tea", text);
        Assert.Equal((0, ""), (put.ExitCode, put.Error));
        Assert.Equal(text, await TextOfAsync("tea"));
    }

    [Fact]
    public async Task A_text_that_begins_like_an_option_goes_behind_two_dashes()
    {
        var put = await _notecast.RunAsync("note", "put", "ada", "tea", "--", "--ssmll");
        Assert.Equal((0, ""), (put.ExitCode, put.Error));
        Assert.Equal("--ssmll", await TextOfAsync("tea"));
    }

    [Theory]
    [InlineData("'--ssmll' is no option here", "--ssmll")]
    [InlineData("The text is missing")]
    [InlineData("There are two texts", "Tea.", "--file", "tea.txt")]
    public async Task A_command_line_that_cannot_be_meant_is_refused(string problem, params string[] rest)
    {
        var put = await _notecast.RunAsync(["note", "put", "ada", "tea", .. rest]);
        Assert.Equal((2, ""), (put.ExitCode, put.Output));
        Assert.Contains(problem, put.ErrorLines.Single(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_notecast.Data));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var put = await _notecast.RunAsync("note", "put", "ada", "tea", "--file", "no-such-file.txt");
        Assert.Equal(1, put.ExitCode);
        Assert.Equal("notecast: no-such-file.txt: there is no such file. Check the path.", put.ErrorLines.Single());
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("007.50", "7.5")]
    [InlineData("-1e3", "-1000")]
    public async Task A_number_is_kept_in_the_table_s_form(string written, string kept)
    {
        var put = await _notecast.RunAsync("note", "put", "ada", written, "Tea.", "--number", "--json");
        Assert.Equal(0, put.ExitCode);
        Assert.Equal(kept, put.Json.GetProperty("noteId").GetString());
        Assert.Equal("Tea.", await TextOfAsync(kept));
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused()
    {
        var put = await _notecast.RunAsync("note", "put", "ada", "seven", "Tea.", "--number");
        Assert.Equal(2, put.ExitCode);
        Assert.Contains("not a number", put.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is empty or white space", "   ")]
    [InlineData("'singing' is not an engine", "Tea.", "--engine", "singing")]
    [InlineData("no voice 'Nobody' is known", "Tea.", "--voice", "Nobody")]
    public async Task A_note_that_will_fail_is_written_and_warned_of(string warning, params string[] rest)
    {
        var put = await _notecast.RunAsync(["note", "put", "ada", "tea", .. rest]);
        Assert.Equal(0, put.ExitCode);
        Assert.Contains(warning, put.ErrorLines.Single(), StringComparison.Ordinal);
        Assert.Equal(rest[0], await TextOfAsync("tea"));
    }

    private async Task<string?> TextOfAsync(string note) =>
        (await ShowAsync("ada", note)).GetProperty("attributes").GetProperty("note").GetString();

    private async Task<System.Text.Json.JsonElement> ShowAsync(string user, string note)
    {
        var shown = await _notecast.RunAsync("note", "show", "--json", "--", user, note);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        return shown.Json;
    }
}
