using System.Globalization;
using CsCheck;
using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

public sealed class SsmlLaws
{
    private const int Cases = 1_000;

    [Fact]
    public void Every_character_and_unit_is_kept_in_order_inside_the_same_elements_with_the_same_attributes() =>
        Sample((ssml, limits) =>
        {
            var segments = Split(ssml, limits);
            var expected = string.IsNullOrWhiteSpace(SpokenTrace.Text(ssml)) ? [] : SpokenTrace.Of(ssml);
            Assert.Equal(expected, segments.SelectMany(SpokenTrace.Of));
        });

    [Fact]
    public void Only_white_space_of_the_spoken_text_lies_between_segments() =>
        Sample((ssml, limits) =>
        {
            var spoken = SsmlSegmenter.SpokenText(ssml);
            var position = 0;
            foreach (var part in Split(ssml, limits).Select(SsmlSegmenter.SpokenText))
            {
                while (!spoken.AsSpan(position).StartsWith(part, StringComparison.Ordinal))
                {
                    Assert.True(char.IsWhiteSpace(spoken[position++]));
                }

                position += part.Length;
            }

            Assert.True(spoken.AsSpan(position).IsWhiteSpace());
        });

    [Fact]
    public void No_segment_is_over_the_limits_or_has_nothing_to_speak() =>
        Sample((ssml, limits) => Assert.All(
            SsmlSegmenter.Split(ssml, limits),
            segment =>
            {
                Assert.InRange(segment.Text.Length, 1, limits.MaxTotalCharacters);
                Assert.InRange(segment.BilledCharacters, 1, limits.MaxBilledCharacters);
                Assert.Equal(SpokenTrace.Text(segment.Text).Length, segment.BilledCharacters);
                Assert.False(string.IsNullOrWhiteSpace(SpokenTrace.Text(segment.Text)));
            }));

    [Fact]
    public void A_grapheme_cluster_is_cut_only_if_no_segment_can_hold_it() =>
        Gen.Select(SsmlTexts.PlainContent, Gen.Int[24, 80]).Holds(
            (content, billed) =>
            {
                var ssml = $"<speak>{content}</speak>";
                var spoken = SsmlSegmenter.SpokenText(ssml);
                var starts = new HashSet<int>(StringInfo.ParseCombiningCharacters(spoken)) { spoken.Length };
                var position = 0;
                foreach (var part in Split(ssml, new SegmentLimits(billed, 3_000)).Select(SsmlSegmenter.SpokenText))
                {
                    position += spoken.AsSpan(position).IndexOf(part, StringComparison.Ordinal) + part.Length;
                    var cluster = starts.Where(start => start > position).DefaultIfEmpty(spoken.Length).Min() - starts.Where(start => start <= position).Max();
                    Assert.True(starts.Contains(position) || cluster > billed);
                }
            },
            iter: Cases);

    [Fact]
    public void Cutting_a_segment_again_gives_the_same_segment() =>
        Sample((ssml, limits) => Assert.All(Split(ssml, limits), segment => Assert.Equal([segment], Split(segment, limits))));

    [Fact]
    public void The_spoken_text_is_the_text_content_of_the_document() =>
        SsmlTexts.Documents.Holds(ssml => Assert.Equal(SpokenTrace.Text(ssml), SsmlSegmenter.SpokenText(ssml)), iter: Cases);

    [Fact]
    public void No_attribute_is_invented() =>
        Sample((ssml, limits) => Assert.All(
            Split(ssml, limits),
            segment => Assert.DoesNotContain("xmlns:", segment, StringComparison.Ordinal)));

    [Fact]
    public void Paragraph_elements_are_cut_as_if_each_stood_alone() =>
        Gen.Select(
            SsmlTexts.ParagraphContent.Where(HasSpeech).Array[1, 4],
            Gen.OneOf(("<speak>", "</speak>"), ("<speak><prosody rate=\"slow\">", "</prosody></speak>"), ("<speak><lang xml:lang=\"de-DE\">\n", " </lang></speak>")),
            SsmlTexts.Limits)
            .Holds(
                (paragraphs, wrapper, limits) =>
                {
                    string Document(IEnumerable<string> contents) =>
                        wrapper.Item1 + string.Concat(contents.Select(content => $"<p>{content}</p>\n")) + wrapper.Item2;

                    Assert.Equal(paragraphs.SelectMany(paragraph => Split(Document([paragraph]), limits)), Split(Document(paragraphs), limits));
                },
                iter: Cases);

    [Fact]
    public void Without_tags_ssml_is_cut_as_text_is() =>
        Gen.Select(Texts.Xml.Array[0, 10].Select(string.Concat), Gen.Int[16, 80]).Holds(
            (text, billed) =>
            {
                text = text.Replace('\r', '\n'); // as every XML parser reads it
                var ssml = $"<speak>{text}</speak>";
                Assert.Equal(
                    TextSegmenter.Split(text, new SegmentLimits(billed, billed)).Select(segment => segment.Text),
                    Split(ssml, new SegmentLimits(billed, 1_000)).Select(SsmlSegmenter.SpokenText));
            },
            iter: Cases);

    private static void Sample(Action<string, SegmentLimits> law) => Gen.Select(SsmlTexts.Documents, SsmlTexts.Limits).Holds(law, iter: Cases);

    private static List<string> Split(string ssml, SegmentLimits limits) => [.. SsmlSegmenter.Split(ssml, limits).Select(segment => segment.Text)];

    private static bool HasSpeech(string content) => !string.IsNullOrWhiteSpace(SpokenTrace.Text($"<x>{content}</x>"));
}
