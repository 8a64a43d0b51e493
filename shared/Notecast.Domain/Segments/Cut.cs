namespace Notecast.Domain.Segments;

/// <summary>How good a place is to end a segment, worst first.</summary>
internal enum Cut : byte
{
    /// <summary>No place to cut: inside a surrogate pair, between white space, inside an element that is one unit.</summary>
    None,

    /// <summary>Inside a grapheme cluster, between two code points: only for a cluster that no segment can hold.</summary>
    CodePoint,

    /// <summary>Between two grapheme clusters.</summary>
    Grapheme,

    /// <summary>Where a line may break in a script that writes no spaces.</summary>
    Syllable,

    /// <summary>Between two words.</summary>
    Word,

    /// <summary>After a comma, colon, semicolon or line break, at a dash or a pause.</summary>
    Clause,

    /// <summary>Between two sentences.</summary>
    Sentence,

    /// <summary>Between two paragraphs: always cut.</summary>
    Paragraph,
}
