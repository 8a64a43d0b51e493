using System.Globalization;
using System.Text;

namespace Notecast.Embedded.Speech;

/// <summary>Writes text so that eSpeak NG reads it and obeys nothing in it.</summary>
internal sealed class LiteralText
{
    private const string ClausePunctuation = ".,;:!?\u3001\u3002\uFF0C\uFF01\uFF1F\u060C\u061F\u0964";

    // eSpeak NG leaves out most of a word that is longer than about 160 bytes.
    private const int MaxWordLength = 40;
    private readonly bool _wordsOnly;

    private LiteralText(bool wordsOnly) => _wordsOnly = wordsOnly;

    /// <summary>Keeps all that can be read.</summary>
    public static LiteralText Full { get; } = new(wordsOnly: false);

    /// <summary>
    /// Keeps words, numbers and the ends of clauses only: eSpeak NG 1.51 crashes on some runs of symbols
    /// (Hindi <c>-*</c>) and on long chains of abbreviations (<c>a.a.a.</c>).
    /// </summary>
    public static LiteralText WordsOnly { get; } = new(wordsOnly: true);

    /// <summary>The text without anything that is a command to eSpeak NG.</summary>
    public string Write(string text)
    {
        var literal = new StringBuilder(text.Length);
        var wordLength = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            wordLength = Rune.IsLetterOrDigit(rune) || IsMark(rune) ? wordLength + 1 : 0;
            if (wordLength > MaxWordLength && !IsMark(rune))
            {
                literal.Append(' ');
                wordLength = 1;
            }

            Append(literal, rune);
        }

        return literal.ToString();
    }

    private void Append(StringBuilder literal, Rune rune)
    {
        if (rune.Value == '\n')
        {
            literal.Append('\n');
        }
        else if (IsNeverRead(rune) || (_wordsOnly && !IsOfWords(rune)))
        {
            literal.Append(' ');
        }
        else
        {
            literal.Append(rune.ToString());
            if (rune.Value == '[' || (_wordsOnly && IsClausePunctuation(rune)))
            {
                // Two brackets in a row would start phoneme mnemonics.
                literal.Append(' ');
            }
        }
    }

    // Control characters start embedded commands; eSpeak NG keeps private characters for itself.
    // What was half a surrogate pair has become the replacement character.
    private static bool IsNeverRead(Rune rune) =>
        rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.PrivateUse;

    private static bool IsOfWords(Rune rune) => Rune.IsLetterOrDigit(rune)
        || IsClausePunctuation(rune)
        || IsMark(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsClausePunctuation(Rune rune) => rune.IsBmp && ClausePunctuation.Contains((char)rune.Value);
}
