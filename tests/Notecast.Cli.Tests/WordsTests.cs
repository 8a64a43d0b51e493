using Notecast.Cli.Output;

namespace Notecast.Cli.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0:00.0")]
    [InlineData(7.26, "0:07.3")]
    [InlineData(59.96, "1:00.0")]
    [InlineData(725, "12:05.0")]
    [InlineData(3723.4, "1:02:03.4")]
    [InlineData(90_000, "25:00:00.0")]
    public void Durations_are_told_to_a_tenth_of_a_second(double seconds, string words) =>
        Assert.Equal(words, Words.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(51_840, "52 kB")]
    [InlineData(999_400, "999 kB")]
    [InlineData(999_600, "1.0 MB")]
    [InlineData(1_349_000, "1.3 MB")]
    [InlineData(25_000_000_000, "25 GB")]
    public void Sizes_are_told_in_decimal_units(long bytes, string words) => Assert.Equal(words, Words.Size(bytes));

    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(61, "1 min")]
    [InlineData(7_300, "2 h")]
    [InlineData(86_400, "1 day")]
    [InlineData(200_000, "2 days")]
    public void Ages_are_told_in_the_largest_whole_unit(double seconds, string words) => Assert.Equal(words, Words.Age(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 notes")]
    [InlineData(1, "1 note")]
    [InlineData(1200, "1,200 notes")]
    public void Counts_agree_with_their_word(long count, string words) => Assert.Equal(words, Words.Count(count, "note"));
}
