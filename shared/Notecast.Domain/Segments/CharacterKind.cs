namespace Notecast.Domain.Segments;

/// <summary>What a character means for the places where a segment can end.</summary>
internal enum CharacterKind : byte
{
    Other,

    /// <summary>The full stop, which also ends abbreviations and stands in numbers.</summary>
    Period,

    /// <summary>A mark of an unfinished sentence: an ellipsis.</summary>
    Ellipsis,

    /// <summary>Ends a sentence if white space follows.</summary>
    Terminator,

    /// <summary>Ends a sentence, also without white space after it.</summary>
    FullTerminator,

    /// <summary>Ends a clause if white space follows.</summary>
    ClauseMark,

    /// <summary>Ends a clause, also without white space after it.</summary>
    FullClauseMark,

    /// <summary>A closing bracket or quotation mark, or an invisible mark of direction: stays with what precedes it.</summary>
    Closer,

    /// <summary>An opening bracket or mark: stays with what follows it.</summary>
    Opener,

    /// <summary>A quotation mark that opens in some languages and closes in others.</summary>
    Quote,

    /// <summary>No line starts with it, by the Japanese rules (kinsoku): small kana, marks of repetition and length.</summary>
    NoLineStart,

    Han,
    Hiragana,
    Katakana,

    /// <summary>A Thai or Lao vowel that is written before its consonant, and so starts a syllable.</summary>
    LeadingVowel,

    EmDash,

    /// <summary>A visible or zero-width mark between two words.</summary>
    WordSeparator,
}
