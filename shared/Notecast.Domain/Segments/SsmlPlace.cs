namespace Notecast.Domain.Segments;

/// <summary>A place in an SSML document, between two characters or tags.</summary>
/// <param name="Offset">The next character of the spoken text.</param>
/// <param name="Tag">The next tag.</param>
/// <param name="Open">The innermost start tag that is open here; -1 for none.</param>
internal readonly record struct SsmlPlace(int Offset, int Tag, int Open)
{
    /// <summary>The place after a tag that stands here.</summary>
    public SsmlPlace Pass(SsmlTag tag) => new(
        Offset + tag.Length,
        Tag + 1,
        tag.Kind switch
        {
            SsmlTagKind.Start => Tag,
            SsmlTagKind.End => tag.Parent,
            _ => Open,
        });
}
