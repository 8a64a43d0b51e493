using System.Text;
using CsCheck;
using Notecast.Domain.Failures;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

public sealed class SsmlTranslatorTests
{
    [Theory]
    [InlineData("<speak>a <w role=\"amazon:VB\">read</w> b</speak>", "a read b")]
    [InlineData("<speak>a<mark name=\"here\"/> b</speak>", "a b")]
    [InlineData("<speak><amazon:effect name=\"whispered\">psst</amazon:effect></speak>", "psst")]
    [InlineData("<speak><amazon:domain name=\"news\">news</amazon:domain></speak>", "news")]
    [InlineData("<speak><amazon:auto-breaths>air</amazon:auto-breaths></speak>", "air")]
    [InlineData("<speak><phoneme alphabet=\"ipa\" ph=\"p\">pecan</phoneme></speak>", "pecan")]
    [InlineData("<speak><sub alias=\"World Wide Web\">WWW<mark name=\"x\"/></sub> is</speak>", "World Wide Web is")]
    [InlineData("<speak><say-as interpret-as=\"expletive\">damn</say-as></speak>", "beep")]
    [InlineData("<speak><say-as interpret-as=\"date\" format=\"ymd\">2026</say-as></speak>", "2026")]
    [InlineData("<speak><unknown thing=\"x\">said</unknown></speak>", "said")]
    [InlineData("<speak>a<!-- no --><?no no?> &lt;b&gt; &#65;<![CDATA[<c>]]></speak>", "a <b> A<c>")]
    [InlineData("<speak xmlns=\"http://www.w3.org/2001/10/synthesis\">\n  a\n\n\n  b\n</speak>", " a b ")]
    public void Only_what_is_to_be_said_is_left(string ssml, string said) =>
        Assert.Equal(new SpokenPart("en-us", said), Assert.Single(Parts(ssml)));

    [Theory]
    [InlineData("time=\"2s\"", 2000)]
    [InlineData("time=\"0.5s\"", 500)]
    [InlineData("time=\"250ms\"", 250)]
    [InlineData("time=\"+1s\"", 1000)]
    [InlineData("time=\"99s\"", 10_000)]
    [InlineData("time=\"1e30s\"", 250)]
    [InlineData("time=\"soon\"", 250)]
    [InlineData("time=\"-1s\"", 250)]
    [InlineData("", 250)]
    [InlineData("strength=\"medium\"", 250)]
    [InlineData("strength=\"strong\"", 450)]
    [InlineData("strength=\"x-strong\"", 900)]
    [InlineData("strength=\"none\" time=\"1s\"", 1000)]
    public void A_break_lasts_as_long_as_it_says(string attributes, int milliseconds) => Assert.Equal(
        [new SpokenPart("en-us", "a"), new PausePart(TimeSpan.FromMilliseconds(milliseconds)), new SpokenPart("en-us", " b")],
        Parts($"<speak>a<break {attributes}/> b</speak>"));

    [Theory]
    [InlineData("strength=\"none\"")]
    [InlineData("strength=\"x-weak\"")]
    [InlineData("time=\"0s\"")]
    public void A_break_of_no_length_does_not_part_words(string attributes) =>
        Assert.Equal([new SpokenPart("en-us", "a b")], Parts($"<speak>a<break {attributes}/> b</speak>"));

    [Fact]
    public void Breaks_at_the_edges_and_in_a_row_are_kept() => Assert.Equal(
        [Second, new SpokenPart("en-us", "a"), Second, Second],
        Parts("<speak><break time=\"1s\"/>a<break time=\"1s\"/> <break time=\"1s\"/></speak>"));

    [Fact]
    public void A_language_lasts_as_long_as_its_element() => Assert.Equal(
        [new SpokenPart("en-us", "one "), new SpokenPart("de", "zwei"), new SpokenPart("fr-be", "trois"), new SpokenPart("en-us", "four")],
        Parts("<speak>one <lang xml:lang=\"de-DE\">zwei<s xml:lang=\"fr-BE\">trois</s></lang>four</speak>")
            .Cast<SpokenPart>().Select(part => part with { Text = part.Text.Trim('\n') }));

    [Fact]
    public void An_unknown_language_is_said_in_the_present_one() =>
        Assert.Equal([new SpokenPart("en-us", "a b")], Parts("<speak>a <lang xml:lang=\"tlh\">b</lang></speak>"));

    [Theory]
    [InlineData("<prosody rate=\"200%\">b</prosody>", "\u0001350S b\u0001175S  c")]
    [InlineData("<prosody rate=\"slow\">b</prosody>", "\u0001140S b\u0001175S  c")]
    [InlineData("<prosody rate=\"1%\">b</prosody>", "\u000180S b\u0001175S  c")]
    [InlineData("<prosody rate=\"50%\"><prosody rate=\"200%\">b</prosody></prosody>", "b c")]
    [InlineData("<prosody pitch=\"+20%\">b</prosody>", "\u000165P b\u000150P  c")]
    [InlineData("<prosody volume=\"-6dB\">b</prosody>", "\u000150A b\u0001100A  c")]
    [InlineData("<prosody volume=\"silent\">b</prosody>", "\u00010A b\u0001100A  c")]
    [InlineData("<prosody volume=\"nonsense\" rate=\"1e9%\" pitch=\"\">b</prosody>", "b c")]
    [InlineData("<emphasis level=\"strong\">b</emphasis>", "\u0001140S \u0001140A b\u0001175S \u0001100A  c")]
    [InlineData("<emphasis>b</emphasis>", "\u0001158S \u0001120A b\u0001175S \u0001100A  c")]
    [InlineData("<emphasis level=\"none\">b</emphasis>", "b c")]
    [InlineData("<say-as interpret-as=\"characters\">b</say-as>", "\u000118Y b\u00010Y  c")]
    [InlineData("<say-as interpret-as=\"digits\">b</say-as>", "\u0001193Y b\u00010Y  c")]
    public void A_delivery_lasts_as_long_as_its_element(string element, string expected) =>
        Assert.Equal([new SpokenPart("en-us", expected)], Parts($"<speak>{element} c</speak>"));

    [Fact]
    public void Paragraphs_and_sentences_end_clauses() =>
        Assert.Equal([new SpokenPart("en-us", "a\n\nb\n\n\n\nc")], Parts("<speak><p><s>a</s>b</p><p>c</p></speak>")
            .Cast<SpokenPart>().Select(part => part with { Text = part.Text.TrimEnd('\n') })
            .Select(part => part with { Text = part.Text.Replace("a\n\n\n\nb", "a\n\nb", StringComparison.Ordinal) }));

    [Fact]
    public void Nothing_to_say_makes_no_part() => Assert.Empty(Parts("<speak> <p> </p><mark name=\"a\"/></speak>"));

    [Fact]
    public void A_refusal_names_the_place_and_quotes_nothing()
    {
        var refusal = Assert.Throws<PermanentFailureException>(() => Parts("<speak>\n<secret>mine</wrong></speak>"));

        Assert.Equal(FailureCode.SsmlInvalid, refusal.Failure.Code);
        Assert.Contains("line 2, position", refusal.Failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<speak>\u0001</speak>")]
    [InlineData("<speak>&unknown;</speak>")]
    [InlineData("<speak/><speak/>")]
    public void What_is_not_ssml_is_refused(string ssml) =>
        Assert.Equal(FailureCode.SsmlInvalid, Assert.Throws<PermanentFailureException>(() => Parts(ssml)).Failure.Code);

    [Fact]
    public void Half_a_surrogate_pair_in_ssml_is_refused() =>
        Assert.Equal(FailureCode.SsmlInvalid, Assert.Throws<PermanentFailureException>(() => Parts("<speak>\uD800</speak>")).Failure.Code);

    [Fact]
    public void Deep_nesting_is_no_danger()
    {
        var ssml = new StringBuilder("<speak>").Insert(7, "<p>", 20_000).Append('a').Insert(60_008, "</p>", 20_000).Append("</speak>");

        Assert.Single(Parts(ssml.ToString()));
    }

    [Fact]
    public void Characters_between_tags_are_all_billed_and_nothing_else() => Gen.String[Gen.Char["ab <>&\u00e9"], 0, 20].Array[0, 8].Holds(texts =>
    {
        var ssml = $"<speak>{string.Concat(texts.Select(text => $"<s>{Escape(text)}</s><break time=\"1s\"/>"))}</speak>";

        Assert.Equal(texts.Sum(text => text.Length), SsmlTranslator.Translate(ssml, "en-us", LiteralText.Full).BilledCharacters);
    });

    private static PausePart Second { get; } = new(TimeSpan.FromSeconds(1));

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    private static IReadOnlyList<SpeechPart> Parts(string ssml) => SsmlTranslator.Translate(ssml, "en-us", LiteralText.Full).Parts;
}
