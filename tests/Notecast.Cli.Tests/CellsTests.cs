using CsCheck;
using Notecast.Cli.Output;

namespace Notecast.Cli.Tests;

public sealed class CellsTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.Char['\u0000', '\uFFFF'].Array[0, 30].Select(characters => new string(characters)),
        Gen.OneOf("a", "e\u0301", "日本", "👨‍👩‍👧‍👦", "🇩🇪", "\u001b[31m", "\t", "\r\n", "\u202e", "[red]", "שלום", "ไทย").Array[0, 20].Select(string.Concat));

    [Fact]
    public void No_text_is_wider_than_its_cell() =>
        Gen.Select(AnyText, Gen.Int[1, 40]).Holds((text, width) =>
            Cells.WidthOf(Cells.Fit(text, width)) <= width
            && Cells.WidthOf(Cells.FitMiddle(text, width)) <= width
            && Cells.WidthOf(Cells.FitFile(text, width)) <= width);

    [Fact]
    public void No_text_moves_the_cursor_or_turns_the_line_around() =>
        AnyText.Holds(text => Cells.OneLine(text).All(character =>
            !char.IsControl(character) && character is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069') and not ('\u2028' or '\u2029')));

    [Fact]
    public void A_text_that_fits_is_whole() =>
        Gen.Char['!', '~'].Array[0, 20].Select(characters => new string(characters)).Holds(text =>
            Cells.Fit(text, 20) == text && Cells.FitMiddle(text, 20) == text && Cells.FitFile(text, 20) == text);

    [Theory]
    [InlineData("shopping list", 8, "shoppin…")]
    [InlineData("日本語のメモ", 8, "日本語…")]
    [InlineData("line\nbreak", 20, "line␊break")]
    [InlineData("\u001b[31mred", 20, "␛[31mred")]
    public void A_text_that_does_not_fit_ends_in_an_ellipsis(string text, int width, string shown) => Assert.Equal(shown, Cells.Fit(text, width));

    [Fact]
    public void A_path_keeps_its_start_and_its_end()
    {
        const string Path = "data/audio/narrations/ada/a-very-long-note-name/0000000001.000000-0123456789abcdef.mp3";
        Assert.Equal("…9abcdef.mp3", Cells.FitFile(Path, 12));
        var shown = Cells.FitFile(Path, 60);
        Assert.StartsWith("data/audio/narrations/ada/", shown, StringComparison.Ordinal);
        Assert.EndsWith("0123456789abcdef.mp3", shown, StringComparison.Ordinal);
    }
}
