namespace Notecast.Domain.Segments;

/// <summary>A part of a document that shares no segment with any other part.</summary>
/// <param name="Start">Its first character or tag.</param>
/// <param name="End">The place after its last character or tag.</param>
/// <param name="ContentEnd">The end of its last spoken character that is not white space.</param>
internal readonly record struct SsmlParagraph(SsmlPlace Start, SsmlPlace End, int ContentEnd);
