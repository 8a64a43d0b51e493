using CsCheck;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

public sealed class LiteralTextTests
{
    [Theory]
    [InlineData("a < b & c <b>d</b>", "a < b & c <b>d</b>")]
    [InlineData("[[h@loU]]", "[ [ h@loU]]")]
    [InlineData("\u0001350S fast", " 350S fast")]
    [InlineData("a\0b\tc\r\nd\u0085e", "a b c \nd e")]
    [InlineData("\uE03C", " ")]
    [InlineData("🙂 שלום", "🙂 שלום")]
    public void Text_is_kept_but_for_what_would_be_obeyed(string text, string expected) =>
        Assert.Equal(expected, LiteralText.Full.Write(text));

    [Fact]
    public void Half_a_surrogate_pair_is_not_read() => Assert.Equal("half   a pair", LiteralText.Full.Write("half \uD83D a pair"));

    [Fact]
    public void A_long_word_is_parted_but_never_before_a_mark()
    {
        Assert.Equal($"{new string('x', 40)} x", LiteralText.Full.Write(new string('x', 41)));
        Assert.Equal($"{new string('x', 40)}\u0301 x", LiteralText.Full.Write($"{new string('x', 40)}\u0301x"));
        Assert.Equal($"{new string('x', 40)}-x", LiteralText.Full.Write($"{new string('x', 40)}-x"));
    }

    [Theory]
    [InlineData("a.b, c-d/e*f!", "a. b,  c d e f! ")]
    [InlineData("नमस्ते -* 12", "नमस्ते    12")]
    [InlineData("🙂", " ")]
    public void Words_only_leaves_words_and_the_ends_of_clauses(string text, string expected) =>
        Assert.Equal(expected, LiteralText.WordsOnly.Write(text));

    [Fact]
    public void No_text_has_a_command_left() => Gen.String[Gen.Char["[[\u200C\u0001\u009F\uD800\uDC00a \n"], 0, 40].Holds(text =>
    {
        foreach (var literal in new[] { LiteralText.Full.Write(text), LiteralText.WordsOnly.Write(text) })
        {
            Assert.DoesNotContain("[[", literal.Replace("\u200C", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(literal, character => char.IsControl(character) && character != '\n');
        }
    });
}
