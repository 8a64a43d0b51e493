using System.Text;

namespace Notecast.Domain.Segments;

/// <summary>Packs a parsed SSML document into segments, from left to right, each as long as its best cut allows.</summary>
internal sealed class SsmlPacker(SsmlDocument document, SegmentLimits limits)
{
    private const int None = -1;

    private readonly StringBuilder _output = new();

    public List<Segment> Pack()
    {
        var segments = new List<Segment>();
        foreach (var paragraph in document.Paragraphs())
        {
            var start = paragraph.Start;
            while (start.Offset < paragraph.ContentEnd)
            {
                var (end, contentEnd) = BestCut(start, paragraph);
                segments.Add(Render(start, end, contentEnd));
                start = end == paragraph.End ? end : document.SkipLeftOvers(end);
            }
        }

        return segments;
    }

    /// <remarks>Linear in all for the same reason as with plain text: each call looks at no more than one segment's length.</remarks>
    private (SsmlPlace End, int ContentEnd) BestCut(SsmlPlace start, SsmlParagraph paragraph)
    {
        var window = new Window { Place = start, Size = OpenTagsLength(start) };
        var best = window;
        var bestCut = Cut.None;
        while (window.Place != paragraph.End)
        {
            var last = window.Place;
            var cut = Advance(ref window, paragraph.ContentEnd);
            if (window.Size > limits.MaxTotalCharacters || window.Billed > limits.MaxBilledCharacters)
            {
                return bestCut == Cut.None ? throw TooLong(last) : (best.Place, best.ContentEnd);
            }

            // What is left on either side must have something to speak.
            var usable = window.ContentEnd > 0 && window.Place.Offset < paragraph.ContentEnd;
            if (usable && cut >= bestCut && cut != Cut.None)
            {
                best = window;
                bestCut = cut;
            }
        }

        return (paragraph.End, paragraph.ContentEnd);
    }

    /// <summary>Takes one character or tag into the window and says how good a cut is after it.</summary>
    private Cut Advance(ref Window window, int contentEnd)
    {
        if (document.TagAt(window.Place) is { } tag)
        {
            window.Place = window.Place.Pass(tag);
            window.Size += tag.Kind == SsmlTagKind.End ? 0 : tag.Markup.Length + tag.EndMarkup.Length;
            window.Billed += tag.Length;
            window.ContentEnd = document.HasContent(tag) ? window.Place.Offset : window.ContentEnd;
            return CutAfter(tag);
        }

        var offset = window.Place.Offset;
        window.Place = window.Place with { Offset = offset + 1 };
        var isWhiteSpace = document.Cuts.IsWhiteSpace(offset);
        if (!isWhiteSpace || (window.ContentEnd > 0 && offset < contentEnd))
        {
            window.Size += SsmlMarkup.LengthOf(document.Spoken[offset]);
            window.Billed++;
            window.ContentEnd = isWhiteSpace ? window.ContentEnd : offset + 1;
        }

        return document.Cuts[offset + 1];
    }

    private Cut CutAfter(SsmlTag tag)
    {
        if (tag.Length > 0)
        {
            return document.Cuts[tag.Offset + tag.Length];
        }

        // A mark belongs to the word after it; a pause is a good place to cut, unless the next character joins with the last.
        var betweenClusters = document.Cuts[tag.Offset] >= Cut.Grapheme || (tag.Offset > 0 && document.Cuts.IsWhiteSpace(tag.Offset - 1));
        return betweenClusters && tag is { Kind: SsmlTagKind.Unit, Name: "break" } ? Cut.Clause : Cut.None;
    }

    private int OpenTagsLength(SsmlPlace start)
    {
        var length = 0;
        for (var index = start.Open; index != None; index = document.Tags[index].Parent)
        {
            length += document.Tags[index].Markup.Length + document.Tags[index].EndMarkup.Length;
        }

        // More would let a small document grow into a huge number of characters to synthesize.
        return length <= limits.MaxTotalCharacters / 2 ? length : throw TooManyTags(document.Tags[start.Open]);
    }

    /// <summary>Writes a segment, without the white space before its first and after its last word.</summary>
    private Segment Render(SsmlPlace start, SsmlPlace end, int contentEnd)
    {
        var output = _output.Clear();
        AppendStartTags(output, start.Open);
        var place = start;
        var billed = 0;
        var hasContent = false;
        while (place != end)
        {
            if (document.TagAt(place) is { } tag)
            {
                output.Append(tag.Markup);
                billed += tag.Length;
                hasContent |= document.HasContent(tag);
                place = place.Pass(tag);
                continue;
            }

            var stop = place.Tag < document.Tags.Count ? Math.Min(document.Tags[place.Tag].Offset, end.Offset) : end.Offset;
            var first = hasContent ? place.Offset : FirstContent(place.Offset, stop);
            var last = Math.Max(first, Math.Min(stop, contentEnd));
            hasContent |= first < last;
            SsmlMarkup.AppendText(output, document.Spoken.AsSpan(first..last));
            billed += last - first;
            place = place with { Offset = stop };
        }

        for (var index = place.Open; index != None; index = document.Tags[index].Parent)
        {
            output.Append(document.Tags[index].EndMarkup);
        }

        return new Segment(output.ToString(), billed);
    }

    private int FirstContent(int offset, int stop)
    {
        while (offset < stop && document.Cuts.IsWhiteSpace(offset))
        {
            offset++;
        }

        return offset;
    }

    private void AppendStartTags(StringBuilder output, int open)
    {
        if (open != None)
        {
            AppendStartTags(output, document.Tags[open].Parent);
            output.Append(document.Tags[open].Markup);
        }
    }

    private SsmlException TooLong(SsmlPlace place)
    {
        var tag = document.TagAt(place) ?? document.Tags[Math.Max(place.Open, 0)];
        if (tag is not { Kind: SsmlTagKind.Unit, Length: > 0 })
        {
            return TooManyTags(tag);
        }

        return new SsmlException(
            $"The <{tag.Name}> element, which is never cut, does not fit into one request of {limits.MaxBilledCharacters} spoken characters "
                + $"and {limits.MaxTotalCharacters} characters in all.",
            "Split it into several elements.",
            tag.Line,
            tag.Position);
    }

    private SsmlException TooManyTags(SsmlTag tag) => new(
        $"The tags here leave too little room for text in one request of {limits.MaxTotalCharacters} characters in all.",
        "Use fewer tags around or between the words, or shorter attributes.",
        tag.Line,
        tag.Position);

    /// <summary>What a segment would hold so far.</summary>
    private struct Window
    {
        public SsmlPlace Place;
        public int Size;
        public int Billed;
        public int ContentEnd; // after the last spoken character; 0 while there is none
    }
}
