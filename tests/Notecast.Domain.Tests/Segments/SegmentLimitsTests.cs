using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

public sealed class SegmentLimitsTests
{
    [Fact]
    public void The_default_is_what_one_request_may_hold()
    {
        Assert.Equal(3_000, SegmentLimits.Default.MaxBilledCharacters);
        Assert.Equal(6_000, SegmentLimits.Default.MaxTotalCharacters);
    }

    [Theory]
    [InlineData(15, 100)]
    [InlineData(0, 0)]
    [InlineData(-1, 100)]
    [InlineData(100, 99)]
    public void Limits_that_are_too_small_or_crossed_are_refused(int billed, int total) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SegmentLimits(billed, total));

    [Fact]
    public void The_smallest_limits_are_allowed() => Assert.Equal(16, new SegmentLimits(16, 16).MaxTotalCharacters);
}
