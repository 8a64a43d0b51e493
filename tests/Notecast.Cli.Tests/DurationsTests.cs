using Notecast.Cli.Commands;

namespace Notecast.Cli.Tests;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("15min", 900)]
    [InlineData("2 H", 7_200)]
    [InlineData("1d", 86_400)]
    [InlineData("999999w", 604_799_395_200)]
    public void A_duration_is_a_whole_number_and_a_unit(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("h")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("1y")]
    [InlineData("1h30m")]
    [InlineData("1h\n")]
    [InlineData("1000000s")]
    public void Anything_else_is_none(string text) => Assert.False(Durations.TryParse(text, out _));
}
