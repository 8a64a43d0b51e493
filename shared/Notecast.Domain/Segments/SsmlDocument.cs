namespace Notecast.Domain.Segments;

/// <summary>An SSML document as its spoken text, the tags in it, in order, and the places where it can be cut.</summary>
internal sealed record SsmlDocument(string Spoken, IReadOnlyList<SsmlTag> Tags, CutMap Cuts)
{
    /// <summary>The index of the last tag that is a unit; -1 if there is none.</summary>
    public int LastUnit { get; } = LastUnitIn(Tags);

    private static int LastUnitIn(IReadOnlyList<SsmlTag> tags)
    {
        var index = tags.Count - 1;
        while (index >= 0 && tags[index].Kind != SsmlTagKind.Unit)
        {
            index--;
        }

        return index;
    }
}
