using System.Text;

namespace Notecast.Domain.Audio;

/// <summary>
/// A group of scripts whose letters take a similar time to speak. Rates are about half above those of voices at normal speed
/// (English 13 to 16 letters a second, Japanese 8 kana, Chinese 4 to 5 characters): no voice is as fast, and half a text is noticed.
/// </summary>
internal sealed class SpeechScript
{
    public static readonly SpeechScript Han = new(7.5, "zho", "jpn") { HasSpaces = false };

    private static readonly SpeechScript Kana = new(12.5, "jpn") { HasSpaces = false };
    private static readonly SpeechScript Hangul = new(8, "kor");

    // Short vowels are not written.
    private static readonly SpeechScript Arabic = new(14, "ara", "fas", "urd");
    private static readonly SpeechScript Hebrew = new(14, "heb", "yid");

    // A letter is a syllable; vowel signs are marks.
    private static readonly SpeechScript Devanagari = new(12, "hin", "mar", "nep", "san");

    private static readonly SpeechScript Greek = new(22, "ell");

    private static readonly SpeechScript Cyrillic =
        new(22, "rus", "ukr", "bul", "srp", "mkd", "bel", "kaz", "kir", "mon", "tat", "tgk");

    /// <summary>Read by the voices of all languages that have no script of their own here.</summary>
    private static readonly SpeechScript Latin = new(22);

    private static readonly SpeechScript[] OwnScripts = [Han, Kana, Hangul, Arabic, Hebrew, Devanagari, Greek, Cyrillic];

    private readonly string[] _languages;

    private SpeechScript(double fastestLetters, params string[] languages)
    {
        FastestLetters = fastestLetters;
        _languages = languages;
    }

    /// <summary>Letters a second that no voice exceeds at normal speed.</summary>
    public double FastestLetters { get; }

    /// <summary>Whether words stand apart.</summary>
    public bool HasSpaces { get; private init; } = true;

    /// <summary>The script of a letter; null when it is no letter, or one of a script whose speed is not known.</summary>
    public static SpeechScript? Of(Rune rune) => !Rune.IsLetter(rune) ? null : rune.Value switch
    {
        < 0x250 or (>= 0x1E00 and < 0x1F00) or (>= 0xFF21 and < 0xFF5B) => Latin,
        >= 0x370 and < 0x400 or (>= 0x1F00 and < 0x2000) => Greek,
        >= 0x400 and < 0x530 => Cyrillic,
        >= 0x590 and < 0x600 => Hebrew,
        >= 0x600 and < 0x780 => Arabic,
        >= 0x900 and < 0x980 => Devanagari,
        >= 0x3041 and < 0x3100 => Kana,
        >= 0x3400 and < 0xA000 or (>= 0xF900 and < 0xFB00) or (>= 0x2_0000 and < 0x3_2000) => Han,
        >= 0xAC00 and < 0xD7B0 => Hangul,
        _ => null,
    };

    public bool IsReadIn(string language) => _languages.Contains(language)
        || (this == Latin && !OwnScripts.Any(script => script._languages.Contains(language)));
}
