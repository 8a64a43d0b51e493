using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

/// <summary>Inputs that would make a quadratic algorithm run for minutes: nobody would put up with this suite then.</summary>
public sealed class AdversarialTexts
{
    private const int Size = 1_000_000;

    public static TheoryData<string> Parts =>
    [
        "a", ".", " ", "\u0301", "a ", ". ", "A. ", "Mr. ", "\n", "\n\n", "a\n", "\u0600", "👨‍", "字", "。", "「", "\" ", "( ", ", ", " !", "\uD83D", "あ亜", "เ", "—", " \u0301",
    ];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Long_text_that_repeats_one_thing_is_cut_without_losing_any(string part)
    {
        var text = Texts.Repeat(part, Size / part.Length);

        var segments = TextSegmenter.Split(text, SegmentLimits.Default);

        Assert.Equal(text.Count(character => !char.IsWhiteSpace(character)), segments.Sum(segment => segment.Text.Count(character => !char.IsWhiteSpace(character))));
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("\u0301")]
    [InlineData("&amp;")]
    [InlineData("<p>a</p>")]
    [InlineData("<p> a</p>")]
    [InlineData("<s>a</s>")]
    [InlineData("<emphasis>a</emphasis>")]
    [InlineData("<emphasis></emphasis>a ")]
    [InlineData("a<break/>")]
    [InlineData("<sub alias='a'>b</sub>")]
    [InlineData("<!-- -->a")]
    public void Long_SSML_that_repeats_one_thing_is_cut(string part)
    {
        var ssml = "<speak>x" + Texts.Repeat(part, Size / 2 / part.Length) + "y</speak>";

        var segments = SsmlSegmenter.Split(ssml, SegmentLimits.Default);

        Assert.Equal(
            SsmlSegmenter.SpokenText(ssml).Count(character => !char.IsWhiteSpace(character)),
            segments.Sum(segment => SsmlSegmenter.SpokenText(segment.Text).Count(character => !char.IsWhiteSpace(character))));
    }

    [Fact]
    public void A_ten_thousand_letter_word_is_cut_into_whole_segments()
    {
        var segments = TextSegmenter.Split(Texts.Repeat("a", 10_000), SegmentLimits.Default);

        Assert.Equal([3_000, 3_000, 3_000, 1_000], segments.Select(segment => segment.BilledCharacters));
    }

    [Fact]
    public void Tags_nested_without_end_are_refused()
    {
        var error = Assert.Throws<SsmlException>(() => SsmlSegmenter.Split("<speak>" + Texts.Repeat("<a>", 130_000), SegmentLimits.Default));

        Assert.Contains("64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_tags_around_many_paragraphs_are_refused_rather_than_multiplied()
    {
        var ssml = $"<speak><x y='{Texts.Repeat("z", 5_000)}'>" + Texts.Repeat("<p>a</p>", 40_000) + "</x></speak>";

        Assert.Throws<SsmlException>(() => SsmlSegmenter.Split(ssml, SegmentLimits.Default));
    }
}
