using System.Text.Json;

namespace Notecast.Cli.Tests.Dictating;

public sealed class DictateCommandTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task It_writes_the_path_alone()
    {
        await _notecast.RunAsync("note", "put", "ada", "tea", "Tea at five.");
        var first = await DictateAsync("ada", "tea");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.True(IsMp3(first.Lines.Single()));
        Assert.Equal(first.Output, (await DictateAsync("ada", "tea")).Output);
        Assert.NotEqual(first.Output, (await DictateAsync("ada", "tea", "--voice", "Amy")).Output);
    }

    [Theory]
    [InlineData("b c/d", "100% größer + 1/2 🎧")]
    [InlineData("..", "a%2Fb")]
    public async Task Odd_ids_lead_to_a_file_too(string user, string note)
    {
        await _notecast.RunAsync("note", "put", user, note, "Tea at five.");
        var dictated = await DictateAsync(user, note);
        Assert.Equal((0, ""), (dictated.ExitCode, dictated.Error));
        Assert.True(IsMp3(dictated.Lines.Single()));
    }

    [Fact]
    public async Task The_document_tells_where_the_audio_comes_from_and_what_it_cost()
    {
        await _notecast.RunAsync("note", "put", "ada", "tea", "Tea at five.", "--voice", "Joey");
        var spoken = (await DictateAsync("ada", "tea", "--voice", "amy", "--json")).Json;
        Assert.Equal(("speech", 12, "Amy"), Figures(spoken));
        Assert.True(IsMp3(spoken.GetProperty("file").GetString()!));
        Assert.Equal(JsonValueKind.Null, spoken.GetProperty("link").ValueKind);
        Assert.StartsWith("dictations/ada/tea/", spoken.GetProperty("key").GetString(), StringComparison.Ordinal);
        Assert.Equal(("kept", 0, "Amy"), Figures((await DictateAsync("ada", "tea", "--voice", "Amy", "--json")).Json));

        Assert.Equal(0, (await _notecast.RunAsync("up", "--once", "--speech", "silent")).ExitCode);
        Assert.Equal(("narration", 0, "Joey"), Figures((await DictateAsync("ada", "tea", "--json")).Json));
    }

    [Fact]
    public async Task Who_watches_is_told_the_rest_beside_the_path()
    {
        _notecast.CanAsk = true;
        await _notecast.RunAsync("note", "put", "ada", "tea", "Tea at five.");
        var dictated = await DictateAsync("ada", "tea");
        Assert.True(IsMp3(dictated.Lines.Single()));
        Assert.Equal("ada/tea: Joanna, spoken now, 12 characters billed\n", dictated.Error);
    }

    [Theory]
    [InlineData("ada", "milk", "There is no note with the UserId 'ada' and the NoteId 'milk'.")]
    [InlineData("ada", "tea", "There is no voice with the VoiceId 'Joannna'. Use a voice id of Amazon Polly, such as Joanna",
        "--voice", "Joannna")]
    [InlineData("ada", "blank", "The note's attribute Note is empty or white space.")]
    public async Task What_cannot_be_dictated_is_told(string user, string note, string problem, params string[] rest)
    {
        await _notecast.RunAsync("note", "put", "ada", "tea", "Tea at five.");
        await _notecast.RunAsync("note", "put", "ada", "blank", " ");
        var refused = await DictateAsync([user, note, .. rest]);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"notecast: {problem}", refused.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--expires is for AWS only.", "--expires", "1h")]
    [InlineData("--expires '8d' is no duration from 1s to 7d.", "--expires", "8d")]
    [InlineData("--expires '0' is no duration from 1s to 7d.", "--expires", "0")]
    [InlineData("--voice is empty.", "--voice", "")]
    [InlineData("--region is for AWS only.", "--region", "eu-west-1")]
    [InlineData("--data and --stack do not go together.", "--stack", "notecast")]
    public async Task Options_that_cannot_be_meant_are_refused(string problem, params string[] options)
    {
        var refused = await _notecast.RunAsync(["dictate", "ada", "tea", .. options]);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"notecast: {problem}", refused.ErrorLines.Single(), StringComparison.Ordinal);
    }

    private Task<CommandLine.Outcome> DictateAsync(params string[] arguments) =>
        _notecast.RunAsync(["dictate", .. arguments, "--speech", "silent"]);

    private static (string? Source, int Billed, string? VoiceId) Figures(JsonElement document) => (
        document.GetProperty("source").GetString(),
        document.GetProperty("billedCharacters").GetInt32(),
        document.GetProperty("voiceId").GetString());

    /// <summary>A file by its whole path that begins with an ID3 tag, as all audio of Notecast does.</summary>
    private static bool IsMp3(string path) => Path.IsPathFullyQualified(path) && File.ReadAllBytes(path).AsSpan().StartsWith("ID3"u8);
}
