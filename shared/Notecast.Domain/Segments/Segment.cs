namespace Notecast.Domain.Segments;

/// <summary>A piece of a note's text, short enough for one speech synthesis request.</summary>
/// <param name="Text">What to synthesize: plain text, or a whole SSML document with <c>speak</c> as its root.</param>
/// <param name="BilledCharacters">The spoken characters in <paramref name="Text"/>, without SSML tags, in UTF-16 code units; at least 1.</param>
public sealed record Segment(string Text, int BilledCharacters);
