using System.Text;

namespace Notecast.Domain.Segments;

/// <summary>Packs a parsed SSML document into segments, from left to right, each as long as its best cut allows.</summary>
internal sealed class SsmlPacker(SsmlDocument document, SegmentLimits limits)
{
    private const int None = -1;

    public List<Segment> Pack()
    {
        var segments = new List<Segment>();
        if (document.Cuts.ContentEnd == 0)
        {
            return segments;
        }

        var start = new Place(0, 0, None);
        while (!IsEnd(start))
        {
            var end = BestCut(start);
            segments.Add(Render(start, end));
            start = SkipLeftOvers(end);
        }

        return segments;
    }

    private bool IsEnd(Place place) => place.Offset >= document.Cuts.ContentEnd && place.Tag > document.LastUnit;

    private bool IsAtTag(Place place) => place.Tag < document.Tags.Count && document.Tags[place.Tag].Offset == place.Offset;

    /// <summary>Passes the white space and the end tags after a cut, which would make empty elements in the next segment.</summary>
    private Place SkipLeftOvers(Place place)
    {
        while (!IsEnd(place))
        {
            if (!IsAtTag(place) && document.Cuts.IsWhiteSpace(place.Offset))
            {
                place = place with { Offset = place.Offset + 1 };
            }
            else if (IsAtTag(place) && document.Tags[place.Tag] is { Kind: SsmlTagKind.End, Parent: var parent })
            {
                place = place with { Tag = place.Tag + 1, Open = parent };
            }
            else
            {
                break;
            }
        }

        return place;
    }

    /// <remarks>Linear in all for the same reason as with plain text: each call looks at no more than one segment's length.</remarks>
    private Place BestCut(Place start)
    {
        var window = new Window { Place = start, Size = OpenTagsLength(start), Leading = true };
        var best = start;
        var bestCut = Cut.None;
        while (!IsEnd(window.Place))
        {
            var last = window.Place;
            var cut = Advance(ref window);
            if (window.Size > limits.MaxTotalCharacters || window.Billed > limits.MaxBilledCharacters)
            {
                return bestCut == Cut.None ? throw TooLong(last) : best;
            }

            // What is left on either side must have something to speak.
            var usable = window.HasContent && window.Place.Offset < document.Cuts.ContentEnd;
            if (usable && cut >= bestCut && cut != Cut.None)
            {
                best = window.Place;
                bestCut = cut;
            }

            if (bestCut == Cut.Paragraph)
            {
                return best;
            }
        }

        return window.Place;
    }

    /// <summary>Takes one character or tag into the window and says how good a cut is after it.</summary>
    private Cut Advance(ref Window window)
    {
        var place = window.Place;
        if (IsAtTag(place))
        {
            return AdvanceTag(ref window, document.Tags[place.Tag]);
        }

        var dropped = window.Leading && document.Cuts.IsWhiteSpace(place.Offset);
        if (!dropped)
        {
            window.Size += SsmlMarkup.LengthOf(document.Spoken[place.Offset]);
            window.Billed++;
            window.Leading = false;
            window.HasContent |= !document.Cuts.IsWhiteSpace(place.Offset);
        }

        window.Place = place with { Offset = place.Offset + 1 };
        return document.Cuts[window.Place.Offset];
    }

    private Cut AdvanceTag(ref Window window, SsmlTag tag)
    {
        var place = window.Place;
        switch (tag.Kind)
        {
            case SsmlTagKind.Start:
                window.Size += tag.Markup.Length + tag.EndMarkup.Length;
                window.Place = place with { Tag = place.Tag + 1, Open = place.Tag };
                return Cut.None;
            case SsmlTagKind.End:
                window.Place = place with { Tag = place.Tag + 1, Open = tag.Parent };
                return Cut.None;
            default:
                window.Size += tag.Markup.Length;
                window.Billed += tag.Length;
                window.Leading = false;
                window.HasContent |= HasContent(tag);
                window.Place = place with { Tag = place.Tag + 1, Offset = place.Offset + tag.Length };
                return CutAfterUnit(tag);
        }
    }

    private Cut CutAfterUnit(SsmlTag unit)
    {
        if (unit.Length > 0)
        {
            return document.Cuts[unit.Offset + unit.Length];
        }

        // A mark belongs to the word after it; a pause is a good place to cut.
        return unit.Name == "break" ? Cut.Clause : Cut.None;
    }

    private bool HasContent(SsmlTag unit) => !document.Spoken.AsSpan(unit.Offset, unit.Length).IsWhiteSpace();

    private int OpenTagsLength(Place start)
    {
        var length = 0;
        for (var index = start.Open; index != None; index = document.Tags[index].Parent)
        {
            length += document.Tags[index].Markup.Length + document.Tags[index].EndMarkup.Length;
        }

        // More would let a small document grow into a huge number of characters to synthesize.
        return length <= limits.MaxTotalCharacters / 2 ? length : throw TooManyTags(document.Tags[start.Open]);
    }

    private Segment Render(Place start, Place end)
    {
        var output = new StringBuilder();
        AppendStartTags(output, start.Open);
        var place = start;
        var billed = 0;
        var leading = true;
        while (place.Offset < end.Offset || place.Tag < end.Tag)
        {
            if (IsAtTag(place))
            {
                var tag = document.Tags[place.Tag];
                output.Append(tag.Markup);
                billed += tag.Length;
                leading &= tag.Kind != SsmlTagKind.Unit;
                place = Pass(place, tag);
                continue;
            }

            var stop = place.Tag < document.Tags.Count ? Math.Min(document.Tags[place.Tag].Offset, end.Offset) : end.Offset;
            var first = place.Offset;
            while (leading && first < stop && document.Cuts.IsWhiteSpace(first))
            {
                first++;
            }

            leading &= first == stop;
            SsmlMarkup.AppendText(output, document.Spoken.AsSpan(first..stop));
            billed += stop - first;
            place = place with { Offset = stop };
        }

        for (var index = place.Open; index != None; index = document.Tags[index].Parent)
        {
            output.Append(document.Tags[index].EndMarkup);
        }

        return new Segment(output.ToString(), billed);
    }

    private static Place Pass(Place place, SsmlTag tag) => new(
        place.Offset + tag.Length,
        place.Tag + 1,
        tag.Kind switch
        {
            SsmlTagKind.Start => place.Tag,
            SsmlTagKind.End => tag.Parent,
            _ => place.Open,
        });

    private void AppendStartTags(StringBuilder output, int open)
    {
        if (open != None)
        {
            AppendStartTags(output, document.Tags[open].Parent);
            output.Append(document.Tags[open].Markup);
        }
    }

    private SsmlException TooLong(Place place)
    {
        var tag = IsAtTag(place) ? document.Tags[place.Tag] : document.Tags[Math.Max(place.Open, 0)];
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

    /// <summary>A place between two characters or tags.</summary>
    /// <param name="Offset">The next character of the spoken text.</param>
    /// <param name="Tag">The next tag.</param>
    /// <param name="Open">The innermost start tag that is open here.</param>
    private readonly record struct Place(int Offset, int Tag, int Open);

    /// <summary>What a segment would hold so far.</summary>
    private struct Window
    {
        public Place Place;
        public int Size;
        public int Billed;
        public bool Leading;
        public bool HasContent;
    }
}
