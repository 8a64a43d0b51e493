using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

public sealed class SsmlCases
{
    private static readonly SegmentLimits Short = new(24, 1_000);

    [Fact]
    public void Each_paragraph_element_is_a_segment_of_its_own() => IsCutInto(
        "<speak>\n <p>One.</p>\n <p>Two.</p> Three.\n</speak>",
        "<speak><p>One.</p></speak>",
        "<speak><p>Two.</p></speak>",
        "<speak>Three.</speak>");

    [Fact]
    public void Text_before_a_paragraph_element_is_a_paragraph() => IsCutInto(
        "<speak>One. <x/><emphasis><p>Two.</p></emphasis></speak>",
        "<speak>One.</speak>",
        "<speak><x/><emphasis><p>Two.</p></emphasis></speak>");

    [Fact]
    public void Paragraphs_inside_a_wrapper_are_segments_inside_that_wrapper() => IsCutInto(
        "<speak xml:lang='en-GB'><prosody rate='slow'><p>One.</p><p>Two.</p></prosody></speak>",
        "<speak xml:lang=\"en-GB\"><prosody rate=\"slow\"><p>One.</p></prosody></speak>",
        "<speak xml:lang=\"en-GB\"><prosody rate=\"slow\"><p>Two.</p></prosody></speak>");

    [Fact]
    public void Elements_open_at_a_cut_are_closed_and_opened_again() => IsCutInto(
        "<speak><lang xml:lang=\"fr-FR\"><emphasis level=\"strong\">Un deux trois. Quatre cinq six.</emphasis></lang></speak>",
        "<speak><lang xml:lang=\"fr-FR\"><emphasis level=\"strong\">Un deux trois.</emphasis></lang></speak>",
        "<speak><lang xml:lang=\"fr-FR\"><emphasis level=\"strong\">Quatre cinq six.</emphasis></lang></speak>");

    [Fact]
    public void No_empty_element_is_left_where_an_element_ends_at_a_cut() => IsCutInto(
        "<speak><emphasis>Un deux trois. </emphasis><x>Quatre cinq six.</x></speak>",
        "<speak><emphasis>Un deux trois.</emphasis></speak>",
        "<speak><x>Quatre cinq six.</x></speak>");

    [Fact]
    public void Sentence_elements_are_cut_between_without_a_full_stop() => IsCutInto(
        "<speak><s>one, two three</s><s>four five, six</s></speak>",
        "<speak><s>one, two three</s></speak>",
        "<speak><s>four five, six</s></speak>");

    [Fact]
    public void Without_paragraph_elements_blank_lines_part_paragraphs() => IsCutInto(
        "<speak>One.\n\n<emphasis>Two.\n\nThree.</emphasis></speak>",
        "<speak>One.</speak>",
        "<speak><emphasis>Two.</emphasis></speak>",
        "<speak><emphasis>Three.</emphasis></speak>");

    [Fact]
    public void Blank_lines_inside_a_paragraph_element_are_layout() => IsCutInto(
        "<speak><p>One.\n\nTwo.</p></speak>",
        "<speak><p>One.\n\nTwo.</p></speak>");

    [Fact]
    public void A_unit_is_never_cut() => IsCutInto(
        "<speak>Say <say-as interpret-as=\"digits\">12 34 56, 78 90</say-as> or <sub alias=\"Mister\">Mr.</sub> Smith</speak>",
        "<speak>Say <say-as interpret-as=\"digits\">12 34 56, 78 90</say-as> or</speak>",
        "<speak><sub alias=\"Mister\">Mr.</sub> Smith</speak>");

    [Fact]
    public void A_unit_keeps_the_elements_and_characters_in_it() => IsCutInto(
        "<speak><w role=\"amazon:VB\">a<x/>&amp;<y>b</y></w></speak>",
        "<speak><w role=\"amazon:VB\">a<x/>&amp;<y>b</y></w></speak>");

    [Fact]
    public void A_pause_is_a_place_to_cut_and_a_mark_goes_with_the_next_word() => IsCutInto(
        "<speak>one two <break time=\"1s\"/> three <mark name=\"m\"/>four five six</speak>",
        "<speak>one two<break time=\"1s\"/></speak>",
        "<speak>three <mark name=\"m\"/>four five six</speak>");

    [Fact]
    public void A_pause_inside_a_grapheme_cluster_is_no_place_to_cut() => IsCutInto(
        "<speak>one two three fo<break/>\u0301 four five</speak>",
        "<speak>one two three fo<break/>\u0301 four</speak>",
        "<speak>five</speak>");

    [Fact]
    public void Pauses_stay_in_their_paragraph_and_those_between_go_with_the_next() => IsCutInto(
        "<speak><break/><p>One.<break/></p><break/><p>Two.</p><break/></speak>",
        "<speak><break/><p>One.<break/></p></speak>",
        "<speak><break/><p>Two.</p><break/></speak>");

    [Fact]
    public void The_amazon_prefix_needs_no_declaration_and_gets_none() => IsCutInto(
        "<speak><amazon:effect name=\"whispered\">hush</amazon:effect><amazon:breath/></speak>",
        "<speak><amazon:effect name=\"whispered\">hush</amazon:effect><amazon:breath/></speak>");

    [Fact]
    public void Declarations_that_the_author_wrote_are_kept() => IsCutInto(
        "<?xml version=\"1.0\"?><speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xmlns:a=\"urn:a\"><a:b>x</a:b></speak>",
        "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xmlns:a=\"urn:a\"><a:b>x</a:b></speak>");

    [Fact]
    public void Comments_are_dropped_and_character_data_becomes_text() => IsCutInto(
        "<speak>a<!-- secret --><?pi x?><![CDATA[<b> & c]]> &lt;&#100;&gt;&#13;&amp;</speak>",
        "<speak>a&lt;b&gt; &amp; c &lt;d&gt;&#xD;&amp;</speak>");

    [Fact]
    public void Attribute_values_are_escaped_as_they_were() => IsCutInto(
        "<speak><x a='&quot;&lt;&amp;&#9;&#10;&#13;'>y</x></speak>",
        "<speak><x a=\"&quot;&lt;&amp;&#x9;&#xA;&#xD;\">y</x></speak>");

    [Fact]
    public void Escaped_characters_count_in_full_towards_the_total_and_once_as_billed()
    {
        var segments = SsmlSegmenter.Split("<speak>" + Texts.Repeat("&amp;", 100) + "</speak>", new SegmentLimits(80, 115));

        Assert.Equal([20, 20, 20, 20, 20], segments.Select(segment => segment.BilledCharacters));
        Assert.All(segments, segment => Assert.Equal(115, segment.Text.Length));
    }

    [Theory]
    [InlineData("<speak/>")]
    [InlineData("<speak> <p> </p><break time=\"2s\"/></speak>")]
    public void A_document_with_nothing_to_speak_gives_no_segments(string ssml) =>
        Assert.Empty(SsmlSegmenter.Split(ssml, SegmentLimits.Default));

    [Fact]
    public void The_spoken_text_has_no_tags() =>
        Assert.Equal("Hello & Mr. x", SsmlSegmenter.SpokenText("<speak>Hello<break/> &amp; <sub alias='Mister'>Mr.</sub> <![CDATA[x]]></speak>"));

    [Theory]
    [InlineData("plain text", "well-formed", 1, 1)]
    [InlineData("", "well-formed", 1, 1)]
    [InlineData("<speak>\n<p>a</s></speak>", "closed", 2, 7)]
    [InlineData("<speak><mstts:x/></speak>", "prefix", 1, 9)]
    [InlineData("<speak>fish & chips</speak>", "&amp;", 1, 14)]
    [InlineData("<speak>a&nbsp;b</speak>", "&#160;", 1, 10)]
    [InlineData("<speak>\r\n\r\na\u0001b</speak>", "U+0001", 3, 2)]
    [InlineData("<!DOCTYPE speak [<!ENTITY a \"b\">]><speak>&a;</speak>", "DTD", 1, 1)]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE speak SYSTEM \"file:///etc/passwd\"><speak/>", "DTD", 2, 1)]
    [InlineData("<html>a</html>", "<speak>", 1, 2)]
    [InlineData("<speak xmlns=\"urn:other\">a</speak>", "namespace", 1, 2)]
    [InlineData("<speak>\n  <audio src=\"x\"/></speak>", "<audio>", 2, 4)]
    [InlineData("<speak><voice name=\"x\">a</voice></speak>", "<voice>", 1, 9)]
    [InlineData("<speak><w><lookup ref=\"x\">a</lookup></w></speak>", "<lookup>", 1, 12)]
    [InlineData("<speak><break time=\"11s\"/></speak>", "10 seconds", 1, 9)]
    [InlineData("<speak><break time=\"10001ms\"/></speak>", "10 seconds", 1, 9)]
    public void Ssml_that_breaks_a_rule_is_refused_with_place_rule_and_remedy(string ssml, string said, int line, int position)
    {
        var error = Assert.Throws<SsmlException>(() => SsmlSegmenter.Split(ssml, SegmentLimits.Default));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, position), (error.Line, error.Position));
    }

    [Fact]
    public void A_lone_surrogate_is_refused_as_a_character()
    {
        var error = Assert.Throws<SsmlException>(() => SsmlSegmenter.SpokenText("<speak>" + '\uD83D' + "</speak>"));

        Assert.Contains("U+D83D", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10s")]
    [InlineData("10000ms")]
    [InlineData("0.5s")]
    [InlineData("soon")]
    public void A_pause_of_up_to_ten_seconds_or_for_the_service_to_judge_is_kept(string time) =>
        IsCutInto($"<speak>a<break time=\"{time}\"/></speak>", $"<speak>a<break time=\"{time}\"/></speak>");

    [Fact]
    public void Elements_may_nest_sixty_four_deep()
    {
        static string Nested(int depth) => "<speak>" + Texts.Repeat("<x>", depth - 1) + "a" + Texts.Repeat("</x>", depth - 1) + "</speak>";

        IsCutInto(Nested(64), Nested(64));
        Assert.Throws<SsmlException>(() => SsmlSegmenter.SpokenText(Nested(65)));
    }

    [Fact]
    public void A_unit_longer_than_a_segment_is_refused_by_name()
    {
        var ssml = $"<speak>Some words.\n<say-as interpret-as=\"digits\">{Texts.Repeat("1", 25)}</say-as></speak>";

        var error = Assert.Throws<SsmlException>(() => SsmlSegmenter.Split(ssml, Short));

        Assert.Contains("<say-as>", error.Message, StringComparison.Ordinal);
        Assert.Contains("Split it", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Tags_that_leave_no_room_for_text_are_refused()
    {
        var ssml = $"<speak>\n<x a=\"{Texts.Repeat("b", 600)}\">one two three. four five six.</x></speak>";

        var error = Assert.Throws<SsmlException>(() => SsmlSegmenter.Split(ssml, Short));

        Assert.Contains("fewer tags", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void No_message_quotes_what_the_note_says()
    {
        var error = Assert.Throws<SsmlException>(() => SsmlSegmenter.SpokenText("<speak>my <secret words</speak>"));

        Assert.DoesNotContain("words", error.ToString(), StringComparison.Ordinal);
    }

    private static void IsCutInto(string ssml, params string[] expected) =>
        Assert.Equal(expected, SsmlSegmenter.Split(ssml, Short).Select(segment => segment.Text));
}
