using Notecast.Domain.Dictations;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Dictations;

public sealed class DictationOptionsTests
{
    private const int Hour = 3_600;
    private const int Week = 604_800;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(Hour, Hour)]
    [InlineData(Week, Week)]
    [InlineData(Week, 10 * Week)]
    public void A_link_may_last_from_a_second_to_seven_days_and_as_long_as_its_audio(double link, double retention) =>
        Assert.NotNull(new Scenario(dictations: Options(link, retention)));

    [Theory]
    [InlineData(0, Week)]
    [InlineData(0.999, Week)]
    [InlineData(-Hour, Week)]
    [InlineData(Week + 1, 10 * Week)]
    [InlineData(Hour + 1, Hour)]
    public void Any_other_lifetime_of_links_is_refused_with_the_rule(double link, double retention)
    {
        var exception = Assert.Throws<ArgumentException>(() => new Scenario(dictations: Options(link, retention)));

        Assert.Contains("1 s to 7 days", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{TimeSpan.FromSeconds(retention)}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Week)]
    public void A_link_may_be_asked_for_from_a_second_to_seven_days(double link) =>
        Assert.Null(Record.Exception(() => DictationOptions.RequireLinkLifetime(TimeSpan.FromSeconds(link))));

    [Theory]
    [InlineData(0.999)]
    [InlineData(Week + 0.001)]
    public void A_link_of_any_other_lifetime_is_refused_with_the_rule(double link)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => DictationOptions.RequireLinkLifetime(TimeSpan.FromSeconds(link)));

        Assert.Equal(TimeSpan.FromSeconds(link), exception.ActualValue);
        Assert.Contains("1 s to 7 days", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_lasts_an_hour_and_its_audio_a_week_unless_told_otherwise() =>
        Assert.Equal(Options(Hour, Week), new DictationOptions());

    private static DictationOptions Options(double link, double retention) =>
        new() { LinkLifetime = TimeSpan.FromSeconds(link), Retention = TimeSpan.FromSeconds(retention) };
}
