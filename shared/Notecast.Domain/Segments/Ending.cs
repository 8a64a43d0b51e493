namespace Notecast.Domain.Segments;

/// <summary>What the punctuation just read may end; the text after it decides.</summary>
internal enum Ending : byte
{
    None,

    /// <summary>An abbreviation that something always follows.</summary>
    Abbreviation,

    /// <summary>An abbreviation if a number follows; else a sentence.</summary>
    AbbreviationBeforeNumber,

    /// <summary>A short number: an ordinal in many languages, or the end of a sentence.</summary>
    Ordinal,

    Clause,

    /// <summary>A sentence, unless it goes on with a small letter.</summary>
    Sentence,

    /// <summary>A sentence that ends with an ellipsis, unless it goes on with a small letter.</summary>
    TrailingOff,

    /// <summary>A sentence, unless a quotation or bracket closes and it goes on with a small letter.</summary>
    Exclamation,
}
