using Notecast.Domain.Narrations;

namespace Notecast.Domain.Tests.Narrations;

public sealed class ContentHashTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_hash_comes_back_from_its_text() => Assert.Equal(Hex, ContentHash.Parse(Hex).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData(Hex + "0")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void What_is_no_hash_is_refused_and_the_message_says_what_is(string text)
    {
        var exception = Assert.Throws<FormatException>(() => ContentHash.Parse(text));

        Assert.Contains("64 lower-case hexadecimal digits", exception.Message, StringComparison.Ordinal);
    }
}
