using System.Numerics;
using CsCheck;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Tests.Narrations;

public sealed class RevisionTests
{
    private static readonly Gen<string> SequenceNumber = Gen.String[Gen.Char['0', '9'], 1, 40];

    [Fact]
    public void Revisions_are_ordered_as_the_numbers_are()
    {
        Gen.Select(SequenceNumber, SequenceNumber).Holds((left, right) =>
        {
            var expected = BigInteger.Parse(left).CompareTo(BigInteger.Parse(right));
            var (first, second) = (Revision.FromSequenceNumber(left), Revision.FromSequenceNumber(right));
            Assert.Equal(expected, Math.Sign(first.CompareTo(second)));
            Assert.Equal((expected <= 0, expected >= 0), (first <= second, first >= second));
        });
    }

    [Fact]
    public void A_revision_is_neither_earlier_nor_later_than_itself()
    {
        var (revision, same) = (Revision.FromSequenceNumber("7"), Revision.FromSequenceNumber("07"));

        Assert.True(revision <= same && revision >= same);
        Assert.False(revision < same || revision > same);
    }

    [Fact]
    public void A_repair_is_later_than_what_it_repairs_and_earlier_than_the_next_change()
    {
        Gen.Long[0, long.MaxValue - 1].Holds(number =>
        {
            var revision = Revision.FromSequenceNumber($"{number}");
            var next = Revision.FromSequenceNumber($"{number + 1}");
            Assert.True(revision < revision.NextRepair());
            Assert.True(revision.NextRepair() < revision.NextRepair().NextRepair());
            Assert.True(revision.NextRepair() < next);
        });
    }

    [Fact]
    public void Only_later_revisions_of_the_same_change_are_its_repairs()
    {
        Gen.Long[0, long.MaxValue - 1].Holds(number =>
        {
            var change = Revision.FromSequenceNumber($"{number}");
            var repair = change.NextRepair();
            Assert.True(repair.IsRepairOf(change));
            Assert.True(repair.NextRepair().IsRepairOf(repair));
            Assert.False(change.IsRepairOf(change));
            Assert.False(change.IsRepairOf(repair));
            Assert.False(Revision.FromSequenceNumber($"{number + 1}").NextRepair().IsRepairOf(change));
        });
    }

    [Fact]
    public void A_revision_comes_back_from_its_text()
    {
        SequenceNumber.Holds(number =>
        {
            var revision = Revision.FromSequenceNumber(number).NextRepair();
            Assert.Equal(revision, Revision.Parse(revision.ToString()));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("12a")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("١")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void What_is_no_sequence_number_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => Revision.FromSequenceNumber(text));
    }

    [Fact]
    public void More_repairs_than_six_digits_count_are_refused()
    {
        var last = Revision.Parse($"{new string('0', 40)}.999999");

        Assert.Throws<InvalidOperationException>(last.NextRepair);
    }
}
