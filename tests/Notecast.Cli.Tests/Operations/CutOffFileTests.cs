using System.Text;
using Notecast.Cli.DeadLetters.Importing;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Tests.Operations;

/// <summary>Files of letters whose writing was interrupted.</summary>
public sealed class CutOffFileTests : IAsyncDisposable
{
    private const string Start = """{"messageId":"m","sentAt":"2026-11-25T07:30:00Z","receiveCount":10,"attributes":{"A":"b"},"body":""";
    private const string Good = $$"""{{Start}}"x"}""";
    private const string Odd = $$"""{{Start}}"ä😀\n\"\u00e9"}""";

    private readonly OperationsDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public void Wherever_a_last_line_was_cut_off_it_is_told_as_that()
    {
        var line = Encoding.UTF8.GetBytes(Odd);
        for (var length = 1; length < line.Length; length++)
        {
            var lines = Read([.. Encoding.UTF8.GetBytes($"{Good}\n"), .. line.AsSpan(0, length)]);
            Assert.Equal([false, true], lines.Select(read => read.IsCutOff));
            Assert.Equal(("letters.jsonl:2", true), (lines[1].Place, lines[1].Letter is null));
        }
    }

    [Fact]
    public void A_whole_line_needs_no_end() => Assert.Equal("ä😀\n\"é", Read(Encoding.UTF8.GetBytes(Odd)).Single().Letter!.Body);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"messageId\":x")]
    [InlineData("[{\"messageId\"")]
    [InlineData("messageId")]
    [InlineData("{\"messageId\"\n")]
    public void What_is_wrong_for_another_reason_is_not_told_as_cut_off(string line)
    {
        var read = Read(Encoding.UTF8.GetBytes(line)).Single();
        Assert.Equal((false, true), (read.IsCutOff, read.Letter is null));
    }

    [Fact]
    public async Task The_whole_lines_are_imported_and_the_rest_is_named()
    {
        Assert.Equal(ExitCodes.Failed, await _desk.ImportAsync(Write($"{Good}\n{Odd[..60]}")));
        Assert.Equal("x", Assert.Single(_desk.Box.Letters).Body);
        Assert.Equal("1 letter added, 0 there already.", _desk.Lines.Single());
        Assert.StartsWith(
            "notecast: one line was left out. letters.jsonl:2 is the end of a file whose writing was interrupted",
            _desk.Error,
            StringComparison.Ordinal);
        Assert.Contains("is still there. Delete the line; ", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_told_in_json()
    {
        Assert.Equal(ExitCodes.Failed, await _desk.ImportAsync(Write($"{Good}\n{Odd[..60]}"), isJson: true));
        Assert.Equal((2, 1), (_desk.Json.GetProperty("read").GetInt32(), _desk.Json.GetProperty("added").GetInt32()));
        Assert.Equal(1, _desk.Json.GetProperty("badLines").GetArrayLength());
    }

    [Fact]
    public async Task Nothing_is_imported_while_another_line_is_bad()
    {
        Assert.Equal(ExitCodes.Failed, await _desk.ImportAsync(Write($"{Good}\nbad\n{Odd[..60]}")));
        Assert.Empty(_desk.Box.Letters);
        Assert.Contains("nothing was imported: 2 lines of 3 are bad.", _desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\nb\n")]
    public async Task Standard_input_keeps_its_end(string text)
    {
        using var input = await SpooledInput.ReadAsync(new StringReader(text), _desk.Stop);
        Assert.Equal(text, await File.ReadAllTextAsync(input.FilePath, _desk.Stop));
    }

    private string Write(string text)
    {
        var path = _desk.WriteFile("letters.jsonl");
        File.WriteAllText(path, text);
        return path;
    }

    private List<LetterFileLine> Read(byte[] text)
    {
        var path = _desk.WriteFile("letters.jsonl");
        File.WriteAllBytes(path, text);
        return [.. new LetterFile(path, "letters.jsonl").Read()];
    }
}
