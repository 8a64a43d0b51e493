using Notecast.Domain.DeadLetters;

namespace Notecast.Domain.Tests.DeadLetters;

public sealed class ReplayCopyTests
{
    private static readonly DeadLetterMessage Letter = Letters.Message(Letters.Job);

    [Fact]
    public void A_copy_names_its_letter_and_keeps_the_first_failure_that_only_the_message_told()
    {
        Assert.Equal(
            new Dictionary<string, string> { ["ReplayOf"] = "m1", ["FirstFailedAt"] = "2026-03-04T12:01:00.0000000+00:00" },
            ReplayCopy.AttributesOf(Letter));
    }

    [Fact]
    public void A_first_failure_that_the_letter_tells_is_left_as_it_is()
    {
        var told = Letter with { Attributes = new Dictionary<string, string> { ["FirstFailedAt"] = "2026-03-01T00:00:00Z" } };

        Assert.Equal([KeyValuePair.Create("ReplayOf", "m1")], ReplayCopy.MarksOf(told));
        Assert.Equal("2026-03-01T00:00:00Z", ReplayCopy.AttributesOf(told)["FirstFailedAt"]);
    }

    [Fact]
    public void A_letter_that_was_a_copy_before_is_named_itself()
    {
        var again = Letter with { Attributes = new Dictionary<string, string> { ["ReplayOf"] = "m0", ["Step"] = "NarrateNote/narrate" } };

        var attributes = ReplayCopy.AttributesOf(again);

        Assert.Equal(("m1", "NarrateNote/narrate"), (attributes["ReplayOf"], attributes["Step"]));
    }

    [Theory]
    [InlineData("1", "2026-03-01T00:00:00Z", 1)]
    [InlineData("12", "2026-03-01T00:00:00Z", 12)]
    [InlineData("0", "2026-03-01T00:00:00Z", null)]
    [InlineData("-1", "2026-03-01T00:00:00Z", null)]
    [InlineData("one", "2026-03-01T00:00:00Z", null)]
    [InlineData("1", "yesterday", null)]
    public void A_mark_is_read_when_it_tells_a_replay_and_a_moment(string replays, string firstFailedAt, int? expected)
    {
        var mark = ReplayMark.Read(new Dictionary<string, string> { ["Replays"] = replays, ["FirstFailedAt"] = firstFailedAt });

        Assert.Equal(expected, mark?.Replays);
    }
}
