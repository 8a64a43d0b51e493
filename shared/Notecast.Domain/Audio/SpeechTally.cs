using System.Text;

namespace Notecast.Domain.Audio;

/// <summary>Adds up the seconds that the characters of a text take to speak, at least and at most.</summary>
/// <param name="language">The voice's language in ISO 639-2; null when unknown.</param>
internal sealed class SpeechTally(string? language)
{
    private const double LongestSecondsForLetter = 0.6;
    private const double LongestSecondsForIdeograph = 1.2;
    private const double LongestSecondsForDigit = 1.2;
    private const double ShortestSecondsForDigit = 0.1;

    // A symbol or emoji may be read by its name, punctuation may be a pause.
    private const double LongestSecondsForOther = 3;

    // "Hmmmmm" and "nooooo" are spoken no longer for each further letter.
    private const int MostEqualLetters = 2;

    // Synthesizers leave out the end of what is no word any more.
    private const int LongestWord = 64;

    private Rune _previous;
    private int _equal;
    private int _wordLength;

    public double Shortest { get; private set; }

    public double Longest { get; private set; }

    public void Add(Rune rune)
    {
        _equal = rune == _previous ? _equal + 1 : 1;
        _previous = rune;
        if (Rune.IsDigit(rune))
        {
            AddDigit(rune);
        }
        else if (Rune.IsLetter(rune))
        {
            AddLetter(rune);
        }
        else
        {
            _wordLength = Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark ? _wordLength : 0;
            Longest += rune.Value == ' ' ? 0 : LongestSecondsForOther;
        }
    }

    private void AddDigit(Rune digit)
    {
        _wordLength++;
        Longest += LongestSecondsForDigit;

        // "1,000,000" is two words: zeros may take no time.
        if (_wordLength <= LongestWord && Rune.GetNumericValue(digit) > 0)
        {
            Shortest += ShortestSecondsForDigit;
        }
    }

    private void AddLetter(Rune letter)
    {
        var script = SpeechScript.Of(letter);
        _wordLength = script is { HasSpaces: false } ? 0 : _wordLength + 1;
        Longest += script == SpeechScript.Han ? LongestSecondsForIdeograph : LongestSecondsForLetter;
        var isRead = script is not null && (language is null || script.IsReadIn(language));
        if (isRead && _equal <= MostEqualLetters && _wordLength <= LongestWord)
        {
            Shortest += 1 / script!.FastestLetters;
        }
    }
}
