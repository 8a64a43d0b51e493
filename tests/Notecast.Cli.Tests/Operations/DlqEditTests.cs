using System.Text.Json.Nodes;
using Notecast.Cli.DeadLetters.Editing;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.Failures;

namespace Notecast.Cli.Tests.Operations;

public sealed class DlqEditTests : IAsyncDisposable
{
    private readonly OperationsDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_edited_letter_takes_the_place_of_the_original_which_is_kept()
    {
        var tea = await _desk.FailAsync("tea");
        Assert.Equal(0, await _desk.EditAsync("letter-tea", body => body.Replace("ada", "bruno", StringComparison.Ordinal)));
        var edited = Assert.Single(_desk.Box.Letters);
        Assert.Equal(tea.Body.Replace("ada", "bruno", StringComparison.Ordinal), edited.Body);
        Assert.Equal(tea.Attributes, edited.Attributes);
        var file = Assert.Single(_desk.ArchiveFiles);
        Assert.Equal(LetterLine.Write(tea), (await File.ReadAllLinesAsync(file, _desk.Stop)).Single());
        Assert.Equal(("edit", "letter-tea"), (_desk.Audit.Entries.Single().Action, _desk.Audit.Entries.Single().MessageIds.Single()));
        Assert.Contains("-  \"userId\": \"ada\",", _desk.Lines);
        Assert.Contains("+  \"userId\": \"bruno\",", _desk.Lines);
        Assert.Contains("notecast dlq import ", _desk.Lines[^1], StringComparison.Ordinal);
        Assert.Equal("", _desk.Error);
    }

    [Fact]
    public async Task The_original_stays_when_the_edited_letter_cannot_be_added()
    {
        var tea = await _desk.FailAsync("tea");
        _desk.Audit.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "The log is full.", "Make space.");
        await Assert.ThrowsAsync<TransientFailureException>(() => _desk.EditAsync("letter-tea", _ => "{}"));
        Assert.Same(tea, Assert.Single(_desk.Box.Letters));
    }

    [Fact]
    public async Task A_letter_that_becomes_unknown_is_warned_of()
    {
        await _desk.FailAsync("tea");
        await _desk.EditAsync("letter-tea", _ => "{}");
        Assert.Contains("warning: what was synthesis-job is unknown after the edit", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_changes_without_a_yes_or_a_difference()
    {
        var tea = await _desk.FailAsync("tea");
        _desk.Answer = "n";
        Assert.Equal(ExitCodes.Failed, await _desk.EditAsync("letter-tea", _ => "{}", isConfirmed: false));
        Assert.Equal(0, await _desk.EditAsync("letter-tea", BodyJson.Pretty));
        Assert.Same(tea, Assert.Single(_desk.Box.Letters));
        Assert.Empty(_desk.ArchiveFiles);
        Assert.Empty(_desk.Audit.Entries);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_asked_sees_the_difference_beside_the_json(bool isConfirmed)
    {
        await _desk.FailAsync("tea");
        _desk.Answer = "y";
        var exitCode = await _desk.EditAsync(
            "letter-tea", body => body.Replace("ada", "bruno", StringComparison.Ordinal), isConfirmed, isJson: true);
        Assert.Equal(0, exitCode);
        Assert.True(_desk.Json.GetProperty("isChanged").GetBoolean());
        Assert.Equal(!isConfirmed, _desk.Error.Contains("+  \"userId\": \"bruno\",\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_no_queue_takes_is_refused()
    {
        await _desk.FailAsync("tea");
        var problem = await Assert.ThrowsAsync<CommandException>(() => _desk.EditAsync("letter-tea", _ => "a\u0001"));
        Assert.Contains("Body has the character U+0001", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=x", """{"a":"x","b":{"c":[1,"2"]}}""")]
    [InlineData("a=5", """{"a":"5","b":{"c":[1,"2"]}}""")]
    [InlineData("b.c.0=5", """{"a":"1","b":{"c":[5,"2"]}}""")]
    [InlineData("b.c.1=5", """{"a":"1","b":{"c":[1,"5"]}}""")]
    [InlineData("b.d={\"e\":null}", """{"a":"1","b":{"c":[1,"2"],"d":{"e":null}}}""")]
    [InlineData("d=x=y", """{"a":"1","b":{"c":[1,"2"]},"d":"x=y"}""")]
    public void A_value_is_set_by_its_path(string set, string expected)
    {
        var body = JsonNode.Parse("""{"a":"1","b":{"c":[1,"2"]}}""")!;
        new BodyValue(set).Set(body);
        Assert.Equal(expected, BodyJson.Write(body));
    }

    [Theory]
    [InlineData("x.y=1", "the body has no 'x'.")]
    [InlineData("b.c.7=1", "the body has no 'b.c.7'.")]
    [InlineData("a.b=1", "the body has no 'a.b'.")]
    public void A_place_that_is_not_there_is_named(string set, string problem)
    {
        var body = JsonNode.Parse("""{"a":"1","b":{"c":[1,"2"]}}""")!;
        var refused = Assert.Throws<CommandException>(() => new BodyValue(set).Set(body));
        Assert.StartsWith(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_shows_the_lines_around_each_change()
    {
        var before = string.Join('\n', Enumerable.Range(1, 30));
        var after = before.Replace("\n5\n", "\nfive\n", StringComparison.Ordinal).Replace("\n25\n", "\n", StringComparison.Ordinal);
        Assert.Equal(
            [
                "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8",
                "@@ -22,7 +22,6 @@", " 22", " 23", " 24", "-25", " 26", " 27", " 28",
            ],
            LineDifference.Of(before, after));
        Assert.Empty(LineDifference.Of(before, before));
    }

}
