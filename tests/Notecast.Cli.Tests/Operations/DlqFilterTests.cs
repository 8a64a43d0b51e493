using Notecast.Cli.DeadLetters;
using Notecast.Cli.Hosting;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.Tests.Operations;

public sealed class DlqFilterTests : IAsyncDisposable
{
    private readonly OperationsDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Each_condition_chooses_and_all_must_be_met()
    {
        var tea = await _desk.FailAsync("tea");
        _desk.Put("odd", "letter-odd", replays: 2);
        var group = DeadLetterGroup.Of(DeadLetterReader.Read(tea)).Id;
        var hourAgo = OperationsDesk.Start.AddHours(-1);
        await ChoosesTeaAsync(new() { Kind = DeadLetterKind.SynthesisJob });
        await ChoosesTeaAsync(new() { User = "ada" });
        await ChoosesTeaAsync(new() { Note = "tea" });
        await ChoosesTeaAsync(new() { Note = "ada/tea", Step = "narratenote/narrate", Error = "voiceunknown" });
        await ChoosesTeaAsync(new() { Group = group.ToUpperInvariant() });
        await ChoosesTeaAsync(new() { User = "ada", Since = hourAgo, Error = "no voice 'Bob'" });
        Assert.Equal(2, (await ReadAsync(new() { Step = "narrate", Until = hourAgo.AddTicks(1) })).Count);
        Assert.Equal(["letter-odd"], await ReadAsync(new() { CameBack = true }));
        Assert.Empty(await ReadAsync(new() { Until = hourAgo }));
        Assert.Empty(await ReadAsync(new() { User = "ada", CameBack = true }));
    }

    [Fact]
    public async Task A_prefix_names_one_letter_or_none_at_all()
    {
        await _desk.FailAsync("tea");
        await _desk.FailAsync("teapot");
        await _desk.FailAsync("coffee");
        Assert.Equal(["letter-coffee"], await ReadAsync(new() { MessageIds = ["letter-c"] }));
        var teas = new LetterFilter { MessageIds = ["letter-teap", "letter-tea", "LETTER-TEAPOT"] };
        Assert.Equal(["letter-teapot", "letter-tea"], await ReadAsync(teas));

        var several = new LetterFilter { MessageIds = ["letter-c", "letter-t"] };
        var ambiguous = await Assert.ThrowsAsync<CommandException>(() => ReadAsync(several));
        Assert.Equal(
            "letter-t: several dead letters begin with this, such as letter-tea and letter-teapot. Give more of the id.",
            ambiguous.Message);
        Assert.Equal(ExitCodes.Failed, ambiguous.ExitCode);
        var nothing = new LetterFilter { MessageIds = ["letter-c", "nothing"] };
        var missing = await Assert.ThrowsAsync<CommandException>(() => ReadAsync(nothing));
        Assert.Equal(
            "nothing: there is no dead letter with this message id. See: notecast dlq list --each --data desk", missing.Message);
    }

    [Theory]
    [InlineData("2h", "2026-11-25T10:00:00Z")]
    [InlineData("90s", "2026-11-25T11:58:30Z")]
    [InlineData("30 min", "2026-11-25T11:30:00Z")]
    [InlineData("1w", "2026-11-18T12:00:00Z")]
    [InlineData("2026-11-24", "2026-11-24T00:00:00Z")]
    [InlineData("2026-11-24T14:00+02:00", "2026-11-24T12:00:00Z")]
    [InlineData("2026-11-24T14:00:01.5Z", "2026-11-24T14:00:01.5Z")]
    public void A_time_is_an_age_or_a_moment(string text, string expected)
    {
        Assert.True(Moments.TryParse(text, _desk.Time, out var moment));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("-2h")]
    [InlineData("11/24/2026")]
    [InlineData("999999999w")]
    public void What_is_no_time_is_refused(string text) => Assert.False(Moments.TryParse(text, _desk.Time, out _));

    private async Task ChoosesTeaAsync(LetterFilter filter) => Assert.Equal(["letter-tea"], await ReadAsync(filter));

    private async Task<List<string>> ReadAsync(LetterFilter filter)
    {
        List<string> ids = [];
        await using var reading = new LetterReading(_desk.Target, filter);
        await foreach (var letters in reading.ReadAsync(onRead: null, _desk.Stop))
        {
            ids.AddRange(letters.Select(letter => letter.Message.MessageId));
        }

        return ids;
    }
}
