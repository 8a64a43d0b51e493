using System.Text;

namespace Notecast.Domain.Segments;

/// <summary>Sorts code points into <see cref="CharacterKind"/>s.</summary>
/// <remarks>Sources: Unicode Standard Annex 14 (line breaking) and 29 (sentence boundaries); JIS X 4051 for Japanese.</remarks>
internal static class Characters
{
    public static CharacterKind KindOf(Rune rune) => rune.Value switch
    {
        < 0x80 => Ascii(rune.Value),
        < 0x2000 => Alphabetic(rune.Value),
        < 0x2E80 => Punctuation(rune.Value),
        < 0xFE00 => EastAsian(rune.Value),
        < 0x10000 => Wide(rune.Value),
        >= 0x20000 and <= 0x3FFFF => CharacterKind.Han,
        _ => CharacterKind.Other,
    };

    private static CharacterKind Ascii(int value) => value switch
    {
        '.' => CharacterKind.Period,
        '!' or '?' => CharacterKind.Terminator,
        ',' or ';' or ':' => CharacterKind.ClauseMark,
        ')' or ']' or '}' => CharacterKind.Closer,
        '(' or '[' or '{' => CharacterKind.Opener,
        '"' or '\'' => CharacterKind.Quote,
        _ => CharacterKind.Other,
    };

    private static CharacterKind Alphabetic(int value) => value switch
    {
        0xA1 or 0xBF => CharacterKind.Opener, // inverted ! and ?
        0xAB or 0xBB => CharacterKind.Quote, // guillemets: outward in French, inward in Danish
        0x37E => CharacterKind.Terminator, // Greek question mark
        0x387 => CharacterKind.ClauseMark, // Greek ano teleia
        0x55D => CharacterKind.ClauseMark, // Armenian comma
        0x589 => CharacterKind.FullTerminator, // Armenian full stop
        0x60C or 0x61B => CharacterKind.FullClauseMark, // Arabic comma, semicolon
        0x61C => CharacterKind.Closer, // Arabic letter mark
        0x61F or 0x6D4 => CharacterKind.FullTerminator, // Arabic question mark, Urdu full stop
        0x700 or 0x701 or 0x702 => CharacterKind.FullTerminator, // Syriac full stops
        0x964 or 0x965 => CharacterKind.FullTerminator, // danda, double danda
        >= 0xE40 and <= 0xE44 => CharacterKind.LeadingVowel, // Thai
        >= 0xEC0 and <= 0xEC4 => CharacterKind.LeadingVowel, // Lao
        0xF0B => CharacterKind.WordSeparator, // Tibetan tsheg
        0xF0D or 0xF0E => CharacterKind.FullTerminator, // Tibetan shad
        0x104A => CharacterKind.FullClauseMark, // Myanmar little section
        0x104B => CharacterKind.FullTerminator, // Myanmar section
        0x1361 => CharacterKind.WordSeparator, // Ethiopic wordspace
        0x1362 or 0x1367 or 0x1368 => CharacterKind.FullTerminator, // Ethiopic full stop, question mark, paragraph separator
        >= 0x1363 and <= 0x1366 => CharacterKind.FullClauseMark, // Ethiopic comma, semicolon, colon, preface colon
        0x17D4 or 0x17D5 => CharacterKind.FullTerminator, // Khmer khan, bariyoosan
        0x17D6 => CharacterKind.FullClauseMark, // Khmer colon
        0x1803 => CharacterKind.FullTerminator, // Mongolian full stop
        0x1802 => CharacterKind.FullClauseMark, // Mongolian comma
        _ => CharacterKind.Other,
    };

    private static CharacterKind Punctuation(int value) => value switch
    {
        0x200B => CharacterKind.WordSeparator, // zero width space: Khmer, Thai, Myanmar
        0x200E or 0x200F => CharacterKind.Closer,
        >= 0x202A and <= 0x202E => CharacterKind.Closer,
        >= 0x2066 and <= 0x2069 => CharacterKind.Closer,
        0x2014 => CharacterKind.EmDash,
        0x2018 or 0x201C or 0x2039 or 0x203A => CharacterKind.Quote,
        0x2019 or 0x201D => CharacterKind.Closer,
        0x201A or 0x201E => CharacterKind.Opener,
        0x2026 => CharacterKind.Ellipsis,
        0x203C or (>= 0x2047 and <= 0x2049) => CharacterKind.Terminator,
        _ => CharacterKind.Other,
    };

    private static CharacterKind EastAsian(int value) => value switch
    {
        0x3001 => CharacterKind.FullClauseMark,
        0x3002 => CharacterKind.FullTerminator,
        0x3005 or 0x303B => CharacterKind.NoLineStart,
        0x3009 or 0x300B or 0x300D or 0x300F or 0x3011 => CharacterKind.Closer,
        0x3015 or 0x3017 or 0x3019 or 0x301B or 0x301E or 0x301F => CharacterKind.Closer,
        0x3008 or 0x300A or 0x300C or 0x300E or 0x3010 => CharacterKind.Opener,
        0x3014 or 0x3016 or 0x3018 or 0x301A or 0x301D => CharacterKind.Opener,
        0x3007 => CharacterKind.Han,
        0x3041 or 0x3043 or 0x3045 or 0x3047 or 0x3049 or 0x3063 => CharacterKind.NoLineStart,
        0x3083 or 0x3085 or 0x3087 or 0x308E or 0x3095 or 0x3096 => CharacterKind.NoLineStart,
        0x309D or 0x309E => CharacterKind.NoLineStart,
        >= 0x3041 and <= 0x309F => CharacterKind.Hiragana,
        0x30A1 or 0x30A3 or 0x30A5 or 0x30A7 or 0x30A9 or 0x30C3 => CharacterKind.NoLineStart,
        0x30E3 or 0x30E5 or 0x30E7 or 0x30EE or 0x30F5 or 0x30F6 => CharacterKind.NoLineStart,
        >= 0x30FB and <= 0x30FE => CharacterKind.NoLineStart,
        >= 0x30A0 and <= 0x30FF => CharacterKind.Katakana,
        >= 0x31F0 and <= 0x31FF => CharacterKind.NoLineStart,
        >= 0x2E80 and <= 0x2FDF => CharacterKind.Han,
        >= 0x3100 and <= 0x312F => CharacterKind.Han, // Bopomofo breaks as ideographs do
        >= 0x3400 and <= 0x4DBF => CharacterKind.Han,
        >= 0x4E00 and <= 0x9FFF => CharacterKind.Han,
        >= 0xF900 and <= 0xFAFF => CharacterKind.Han,
        _ => CharacterKind.Other,
    };

    private static CharacterKind Wide(int value) => value switch
    {
        0xFEFF => CharacterKind.Closer,
        0xFF01 or 0xFF0E or 0xFF1F or 0xFF61 => CharacterKind.FullTerminator,
        0xFF0C or 0xFF1A or 0xFF1B or 0xFF64 => CharacterKind.FullClauseMark,
        0xFF09 or 0xFF3D or 0xFF5D or 0xFF60 or 0xFF63 => CharacterKind.Closer,
        0xFF08 or 0xFF3B or 0xFF5B or 0xFF5F or 0xFF62 => CharacterKind.Opener,
        0xFF65 or (>= 0xFF67 and <= 0xFF70) => CharacterKind.NoLineStart,
        0xFF66 or (>= 0xFF71 and <= 0xFF9D) => CharacterKind.Katakana,
        _ => CharacterKind.Other,
    };
}
