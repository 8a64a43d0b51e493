namespace Notecast.Domain.Segments;

/// <summary>Cuts SSML into segments, each a whole document of its own.</summary>
public static class SsmlSegmenter
{
    /// <summary>
    /// Cuts SSML at the best places that the limits allow: paragraphs always (<c>p</c> elements, and blank lines outside <c>p</c> and
    /// <c>s</c>), then sentences (also <c>s</c> elements), clauses (also a <c>break</c>), words and grapheme clusters.
    /// </summary>
    /// <remarks>
    /// <para>Elements open at a cut are closed, and opened again in the next segment with the same attributes. The elements
    /// <c>say-as</c>, <c>sub</c>, <c>phoneme</c>, <c>w</c>, <c>break</c>, <c>mark</c> and all empty ones are never cut. Every segment
    /// has something to speak: pauses and marks between two paragraphs go with the second, those at the end with the last.
    /// Comments and processing instructions are dropped, CDATA becomes text. Elements unknown here are left to the service.</para>
    /// <para>Each paragraph is cut on its own, from its start, so a change in one paragraph leaves the segments of all others as they
    /// are. Takes linear time.</para>
    /// </remarks>
    /// <param name="ssml">The document; its root is <c>speak</c>, the prefix <c>amazon</c> needs no declaration.</param>
    /// <param name="limits">The limits of one request.</param>
    /// <returns>The segments in order; no segment for a document with nothing to speak.</returns>
    /// <exception cref="SsmlException">
    /// The document is not well-formed, has a DTD, is nested more than 64 deep, has another root, has an element that Amazon Polly
    /// refuses (<c>audio</c>, <c>voice</c>, <c>lookup</c>) or a <c>break</c> over ten seconds; or it cannot be cut: an element that is
    /// one unit is longer than a segment, or the tags open at a cut take up more than half of one.
    /// </exception>
    public static IReadOnlyList<Segment> Split(string ssml, SegmentLimits limits)
    {
        ArgumentNullException.ThrowIfNull(ssml);
        ArgumentNullException.ThrowIfNull(limits);
        return new SsmlPacker(SsmlParser.Parse(ssml), limits).Pack();
    }

    /// <summary>The text of the document that is spoken and billed: all text content, without tags, with its white space.</summary>
    /// <param name="ssml">The document.</param>
    /// <returns>The text; where <c>sub</c> and <c>phoneme</c> stand, the text inside the element.</returns>
    /// <exception cref="SsmlException">As for <see cref="Split"/>, except that any length can be read.</exception>
    public static string SpokenText(string ssml)
    {
        ArgumentNullException.ThrowIfNull(ssml);
        return SsmlParser.Parse(ssml).Spoken;
    }
}
