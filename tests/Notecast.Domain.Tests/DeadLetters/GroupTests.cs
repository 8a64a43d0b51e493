using Notecast.Domain.DeadLetters;

namespace Notecast.Domain.Tests.DeadLetters;

public sealed class GroupTests
{
    [Fact]
    public void Letters_of_one_kind_step_and_error_are_one_group_with_a_name_that_never_changes()
    {
        var group = DeadLetterGroup.Of(Letters.Read(Letters.Job));

        Assert.Equal(new DeadLetterGroup(DeadLetterKind.SynthesisJob, "NarrateNote/narrate", "Redriven"), group);
        Assert.Equal("144dd3d5", group.Id);
    }

    [Fact]
    public void A_letter_of_another_kind_step_or_error_is_in_another_group()
    {
        var group = new DeadLetterGroup(DeadLetterKind.SynthesisJob, "NarrateNote/narrate", "Redriven");
        DeadLetterGroup[] others =
        [
            group,
            group with { Kind = DeadLetterKind.Unknown },
            group with { Step = "NarrateNote/remove" },
            group with { ErrorType = "TimedOut" },
            group with { Step = "NarrateNote/narrateR", ErrorType = "edriven" },
        ];

        Assert.Distinct(others.Select(other => other.Id));
        Assert.All(others, other => Assert.Matches("^[0-9a-f]{8}$", other.Id));
    }

    [Fact]
    public void A_letter_whose_step_is_not_known_is_in_a_group_without_one()
    {
        Assert.Equal(new DeadLetterGroup(DeadLetterKind.Unknown, "", "Unknown"), DeadLetterGroup.Of(Letters.Read("?")));
    }

    [Fact]
    public void Every_kind_has_a_name_that_is_read_again()
    {
        Assert.Equal(["synthesis-job", "failed-invocation", "stream-batch", "poison-record", "unknown"], DeadLetterKindNames.All);
        Assert.All(Enum.GetValues<DeadLetterKind>(), kind =>
        {
            Assert.True(DeadLetterKindNames.TryParse(DeadLetterKindNames.Of(kind).ToUpperInvariant(), out var read));
            Assert.Equal(kind, read);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("job")]
    [InlineData("SynthesisJob")]
    public void What_is_no_name_of_a_kind_is_not_read(string? name)
    {
        Assert.False(DeadLetterKindNames.TryParse(name, out _));
    }
}
