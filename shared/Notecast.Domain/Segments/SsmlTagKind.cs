namespace Notecast.Domain.Segments;

internal enum SsmlTagKind : byte
{
    Start,
    End,

    /// <summary>A whole element that is never cut: one with nothing in it, or one whose text is one unit.</summary>
    Unit,
}
