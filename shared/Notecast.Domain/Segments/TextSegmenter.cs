namespace Notecast.Domain.Segments;

/// <summary>Cuts plain text into segments.</summary>
public static class TextSegmenter
{
    /// <summary>
    /// Cuts text at the best places that the limits allow: paragraphs (blank lines) always, then sentences, clauses, words and
    /// grapheme clusters. A grapheme cluster is cut, between two code points, only if it is longer than the limit.
    /// </summary>
    /// <remarks>
    /// All segments together, with the white space between them, are the text. Each paragraph is cut on its own, from its start,
    /// so a change in one paragraph leaves the segments of all others as they are. Takes linear time.
    /// </remarks>
    /// <param name="text">Any text; lone surrogates and control characters are kept.</param>
    /// <param name="limits">The limits of one request; of these, plain text can only meet the billed one.</param>
    /// <returns>The segments in order, none of them empty; no segment for text that is only white space.</returns>
    public static IReadOnlyList<Segment> Split(string text, SegmentLimits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);

        var cuts = new CutMap(text.Length);
        new CutFinder(text, cuts).Find(0, text.Length, blankLinesEndParagraphs: true);
        cuts.Raise(cuts.ContentEnd, Cut.Paragraph);

        var segments = new List<Segment>();
        var start = SkipWhiteSpace(cuts, 0);
        while (start < cuts.ContentEnd)
        {
            var end = BestCut(cuts, start, limits.MaxBilledCharacters);
            segments.Add(new Segment(text[start..end], end - start));
            start = SkipWhiteSpace(cuts, end);
        }

        return segments;
    }

    private static int SkipWhiteSpace(CutMap cuts, int position)
    {
        while (position < cuts.ContentEnd && cuts.IsWhiteSpace(position))
        {
            position++;
        }

        return position;
    }

    /// <remarks>
    /// Each call looks at no more than one segment's length. The last cut of the best kind is taken, so the next call finds none of
    /// that kind unless it is near the end of its reach: a few calls always advance by a whole segment, and the time is linear.
    /// </remarks>
    private static int BestCut(CutMap cuts, int start, int maxLength)
    {
        var last = Math.Min(start + maxLength, cuts.ContentEnd);
        var best = start;
        var bestCut = Cut.CodePoint;
        for (var position = start + 1; position <= last; position++)
        {
            var cut = cuts[position];
            if (cut < bestCut)
            {
                continue;
            }

            best = position;
            bestCut = cut;
            if (cut == Cut.Paragraph)
            {
                break;
            }
        }

        return best;
    }
}
