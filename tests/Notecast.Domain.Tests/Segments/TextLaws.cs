using System.Globalization;
using CsCheck;
using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

public sealed class TextLaws
{
    private const int Cases = 1_500;

    [Fact]
    public void Nothing_is_lost_or_reordered_and_only_white_space_lies_between_segments() =>
        Sample((text, limits) => Assert.Equal(WithoutGaps(text, Split(text, limits)), text.Length));

    [Fact]
    public void No_segment_is_over_the_limit_or_empty() =>
        Sample((text, limits) => Assert.All(Split(text, limits), segment => Assert.InRange(segment.Length, 1, limits.MaxBilledCharacters)));

    [Fact]
    public void A_segment_of_plain_text_bills_all_its_characters() =>
        Sample((text, limits) => Assert.All(TextSegmenter.Split(text, limits), segment => Assert.Equal(segment.Text.Length, segment.BilledCharacters)));

    [Fact]
    public void No_segment_starts_or_ends_with_white_space_of_its_own() => Sample((text, limits) => Assert.All(
        Split(text, limits),
        segment =>
        {
            var clusters = Clusters(segment);
            Assert.False(string.IsNullOrWhiteSpace(clusters[0]));
            Assert.False(string.IsNullOrWhiteSpace(clusters[^1]));
        }));

    [Fact]
    public void A_grapheme_cluster_is_cut_only_if_no_segment_can_hold_it() => Sample((text, limits) =>
    {
        var starts = new HashSet<int>(StringInfo.ParseCombiningCharacters(text)) { text.Length };
        foreach (var (start, end) in Ranges(text, Split(text, limits)))
        {
            foreach (var cut in new[] { start, end }.Where(cut => !starts.Contains(cut)))
            {
                var clusterStart = starts.Where(other => other < cut).Max();
                var clusterEnd = starts.Where(other => other > cut).Min();
                Assert.True(clusterEnd - clusterStart > limits.MaxBilledCharacters);
                Assert.False(char.IsLowSurrogate(text[cut]) && char.IsHighSurrogate(text[cut - 1]));
            }
        }
    });

    [Fact]
    public void Cutting_a_segment_again_gives_the_same_segment() => Sample((text, limits) =>
        Assert.All(Split(text, limits), segment => Assert.Equal([segment], Split(segment, limits))));

    [Fact]
    public void The_same_text_is_always_cut_the_same_way() => Sample((text, limits) =>
        Assert.Equal(Split(text, limits), Split(new string(text.AsSpan()), limits)));

    [Fact]
    public void Paragraphs_are_cut_as_if_each_stood_alone() =>
        Gen.Select(Texts.Any, Texts.Any, Gen.OneOf("\n\n", "\r\n\r\n", "\n \t\n", "\u2029", "\n\n\n"), Texts.Limits)
            .Holds((before, after, blank, limits) =>
                Assert.Equal([.. Split(before, limits), .. Split(after, limits)], Split(before + blank + after, limits)), iter: Cases);

    [Fact]
    public void An_edit_in_one_paragraph_changes_no_segment_of_another() =>
        Gen.Select(Texts.Any.Array[2, 6], Gen.Int[0, 5], Texts.Any, Texts.Limits).Holds(
            (paragraphs, index, edited, limits) =>
            {
                index %= paragraphs.Length;
                var before = Split(string.Join("\n\n", paragraphs), limits);
                var kept = before.Count - Split(paragraphs[index], limits).Count;
                string[] changed = [.. paragraphs[..index], edited, .. paragraphs[(index + 1)..]];
                var after = Split(string.Join("\n\n", changed), limits);
                var first = Split(string.Join("\n\n", paragraphs[..index]), limits).Count;
                Assert.Equal(before[..first], after[..first]);
                Assert.Equal(before[^(kept - first)..], after[^(kept - first)..]);
            },
            iter: Cases);

    [Fact]
    public void An_edit_near_the_end_of_a_paragraph_leaves_its_earlier_segments() =>
        Gen.Select(Texts.Any, Texts.Any, Texts.Limits).Holds(
            (text, added, limits) =>
            {
                // What a cut depends on ends with its reach and the grapheme cluster and next word after it.
                const int LookAhead = 160;
                var settled = Ranges(text, Split(text, limits)).Count(range => range.Start + limits.MaxBilledCharacters + LookAhead <= text.Length);
                Assert.Equal(Split(text, limits)[..settled], Split(text + added, limits)[..settled]);
            },
            iter: Cases);

    [Fact]
    public void The_best_cut_within_reach_is_taken() =>
        Gen.Select(StructuredText.Paragraphs, Gen.Int[16, 120]).Holds(
            (paragraphs, limit) =>
            {
                var text = string.Join("\n\n", paragraphs.Select(paragraph => paragraph.Text));
                var expected = paragraphs.SelectMany(paragraph => paragraph.CutGreedily(limit));
                Assert.Equal(expected, Split(text, new SegmentLimits(limit, limit)));
            },
            iter: Cases);

    private static void Sample(Action<string, SegmentLimits> law) => Gen.Select(Texts.Any, Texts.Limits).Holds(law, iter: Cases);

    private static List<string> Split(string text, SegmentLimits limits) => [.. TextSegmenter.Split(text, limits).Select(segment => segment.Text)];

    private static List<string> Clusters(string text)
    {
        var clusters = new List<string>();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            clusters.Add(elements.GetTextElement());
        }

        return clusters;
    }

    /// <summary>Where each segment lies: each starts at the first place after the last where only white space is passed.</summary>
    private static List<(int Start, int End)> Ranges(string text, List<string> segments)
    {
        var ranges = new List<(int, int)>();
        var position = 0;
        foreach (var segment in segments)
        {
            while (!text.AsSpan(position).StartsWith(segment, StringComparison.Ordinal))
            {
                Assert.True(char.IsWhiteSpace(text[position]), "something other than white space was lost");
                position++;
            }

            ranges.Add((position, position + segment.Length));
            position += segment.Length;
        }

        return ranges;
    }

    private static int WithoutGaps(string text, List<string> segments)
    {
        var end = Ranges(text, segments) is [.., var last] ? last.End : 0;
        return text.AsSpan(end).IsWhiteSpace() ? text.Length : end;
    }
}
