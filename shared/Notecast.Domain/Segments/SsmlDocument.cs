namespace Notecast.Domain.Segments;

/// <summary>An SSML document as its spoken text, the tags in it, in order, and the places where it can be cut.</summary>
internal sealed record SsmlDocument(string Spoken, IReadOnlyList<SsmlTag> Tags, CutMap Cuts)
{
    /// <summary>The tag at a place; null if there is a character or the end.</summary>
    public SsmlTag? TagAt(SsmlPlace place) =>
        place.Tag < Tags.Count && Tags[place.Tag].Offset == place.Offset ? Tags[place.Tag] : null;

    public bool HasContent(SsmlTag unit) => !Spoken.AsSpan(unit.Offset, unit.Length).IsWhiteSpace();

    /// <summary>Passes the white space and the end tags after a cut, which would make empty elements in the next segment.</summary>
    public SsmlPlace SkipLeftOvers(SsmlPlace place)
    {
        while (true)
        {
            if (TagAt(place) is { } tag)
            {
                if (tag.Kind != SsmlTagKind.End)
                {
                    return place;
                }

                place = place.Pass(tag);
            }
            else if (place.Offset < Spoken.Length && Cuts.IsWhiteSpace(place.Offset))
            {
                place = place with { Offset = place.Offset + 1 };
            }
            else
            {
                return place;
            }
        }
    }

    /// <summary>
    /// Divides the document at p elements and blank lines. Every paragraph has something to speak: pauses and marks between two
    /// paragraphs go with the second, those after the last one with that. Takes linear time: what lies between two paragraphs is
    /// read twice at most.
    /// </summary>
    public List<SsmlParagraph> Paragraphs()
    {
        var paragraphs = new List<SsmlParagraph>();
        var place = new SsmlPlace(0, 0, -1);
        var start = place;
        var lastEnd = place; // after the last spoken character or end tag
        var contentEnd = 0; // of the paragraph that starts at start; 0 while it has nothing to speak
        while (place.Offset < Spoken.Length || place.Tag < Tags.Count)
        {
            var tag = TagAt(place);
            var next = tag is null ? place with { Offset = place.Offset + 1 } : place.Pass(tag);
            if (contentEnd > 0 && StartsParagraph(place, tag, contentEnd))
            {
                paragraphs.Add(new SsmlParagraph(start, lastEnd, contentEnd));
                start = SkipLeftOvers(lastEnd);
                place = start;
                contentEnd = 0;
                continue;
            }

            var isContent = IsContent(place, tag);
            contentEnd = isContent ? next.Offset : contentEnd;
            lastEnd = isContent || tag is { Kind: SsmlTagKind.End } ? next : lastEnd;
            place = next;
            if (contentEnd > 0 && tag is { Kind: SsmlTagKind.End, Name: "p" })
            {
                paragraphs.Add(new SsmlParagraph(start, place, contentEnd));
                start = SkipLeftOvers(place);
                place = start;
                contentEnd = 0;
            }
        }

        if (contentEnd > 0)
        {
            paragraphs.Add(new SsmlParagraph(start, place, contentEnd));
        }
        else if (paragraphs.Count > 0)
        {
            paragraphs[^1] = paragraphs[^1] with { End = place };
        }

        return paragraphs;
    }

    private bool IsContent(SsmlPlace place, SsmlTag? tag) => tag is null ? !Cuts.IsWhiteSpace(place.Offset) : HasContent(tag);

    private bool StartsParagraph(SsmlPlace place, SsmlTag? tag, int contentEnd)
    {
        if (tag is { Kind: SsmlTagKind.Start, Name: "p" })
        {
            return true;
        }

        // A blank line after the last word, which end tags may stand between.
        return place.Offset == contentEnd && Cuts[contentEnd] == Cut.Paragraph && tag is null or { Kind: SsmlTagKind.Start };
    }
}
