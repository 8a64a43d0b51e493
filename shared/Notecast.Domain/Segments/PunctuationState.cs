using System.Globalization;
using System.Text;

namespace Notecast.Domain.Segments;

/// <summary>What the punctuation before the current place may end: a sentence, a clause or an abbreviation.</summary>
internal sealed class PunctuationState(string text)
{
    private const int MaxOpeningMarks = 4;

    private int _start;
    private int _end;
    private Ending _ending;
    private bool _full; // needs no white space after it
    private bool _closed; // a bracket or quotation mark closed after it
    private bool _afterDigit;

    public bool Pending => _ending != Ending.None;

    public void Start(int start, int end)
    {
        _start = start;
        _end = end;
        Clear();
    }

    public void Clear()
    {
        _ending = Ending.None;
        _full = false;
        _closed = false;
    }

    /// <summary>Takes in the cluster at <paramref name="position"/>; <paramref name="joined"/>: no white space before it.</summary>
    public void Read(int position, CharacterKind kind, bool joined)
    {
        switch (kind)
        {
            case CharacterKind.Period:
                ReadPeriod(position, joined);
                break;
            case CharacterKind.Ellipsis:
                Begin(_ending == Ending.Exclamation ? Ending.Exclamation : Ending.TrailingOff, position);
                break;
            case CharacterKind.Terminator:
            case CharacterKind.FullTerminator:
                Begin(Ending.Exclamation, position, kind == CharacterKind.FullTerminator || _full);
                break;
            case CharacterKind.ClauseMark when IsGreekQuestionMark(position):
                Begin(Ending.Exclamation, position);
                break;
            case CharacterKind.ClauseMark:
            case CharacterKind.FullClauseMark:
                Begin(Ending.Clause, position, kind == CharacterKind.FullClauseMark);
                break;
            case CharacterKind.Closer:
            case CharacterKind.Quote:
                _closed |= Pending;
                break;
            default:
                Clear();
                break;
        }
    }

    /// <summary>How good a cut is before white space, when the next word starts at <paramref name="next"/>.</summary>
    public Cut CutAtSpace(int next, bool lineBreak)
    {
        var cut = _ending switch
        {
            Ending.Abbreviation => Cut.Word,
            Ending.AbbreviationBeforeNumber when next < _end && char.IsDigit(text[next]) => Cut.Word,
            Ending.Clause or Ending.Ordinal => Cut.Clause,
            Ending.Exclamation when !_closed => Cut.Sentence,
            Ending.None => lineBreak ? Cut.Clause : Cut.Word,
            _ => GoesOn(next) ? Cut.Clause : Cut.Sentence,
        };
        return cut;
    }

    /// <summary>How good a cut is before the cluster at <paramref name="position"/>, which no white space precedes.</summary>
    public Cut CutBefore(int position, Rune next, CharacterKind kind)
    {
        var eastAsian = kind is CharacterKind.Han or CharacterKind.Hiragana or CharacterKind.Katakana;
        var ends = _full || (eastAsian && _ending is Ending.Exclamation or Ending.TrailingOff or Ending.Clause);
        if (!ends || StaysWithSentence(position, kind))
        {
            return Cut.None;
        }

        if (_ending == Ending.Exclamation)
        {
            // A quotation that a particle follows goes on: 「はい。」と言った。
            return _closed && kind == CharacterKind.Hiragana ? Cut.Clause : Cut.Sentence;
        }

        var insideNumber = _ending == Ending.Clause && _afterDigit && Rune.IsDigit(next);
        return insideNumber ? Cut.None : Cut.Clause;
    }

    private bool StaysWithSentence(int position, CharacterKind kind) => kind switch
    {
        >= CharacterKind.Period and <= CharacterKind.Closer or CharacterKind.NoLineStart => true,
        CharacterKind.Quote => text[position] is not ('“' or '‘' or '«'), // after a full stop without a space these open
        _ => false,
    };

    private void ReadPeriod(int position, bool joined)
    {
        if (_ending is Ending.Exclamation or Ending.TrailingOff && joined)
        {
            return;
        }

        if (joined && position > _start && text[position - 1] == '.')
        {
            Begin(Ending.TrailingOff, position);
            return;
        }

        Begin(Abbreviations.Before(text.AsSpan(_start, position - _start), position - _start), position);
    }

    private void Begin(Ending ending, int position, bool full = false)
    {
        _ending = ending;
        _full = full;
        _closed = false;
        _afterDigit = position > _start && char.IsDigit(text[position - 1]);
    }

    /// <summary>Greek writes its question mark as a semicolon.</summary>
    private bool IsGreekQuestionMark(int position) =>
        text[position] == ';' && position > _start && text[position - 1] is (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF');

    /// <summary>Whether the sentence goes on with a small letter, after opening brackets and quotation marks.</summary>
    private bool GoesOn(int next)
    {
        var last = Math.Min(next + MaxOpeningMarks, _end);
        while (next < last && IsOpeningMark(text[next]))
        {
            next++;
        }

        return next < last && CharUnicodeInfo.GetUnicodeCategory(text, next) == UnicodeCategory.LowercaseLetter;
    }

    private static bool IsOpeningMark(char character) =>
        Characters.KindOf(char.IsSurrogate(character) ? Rune.ReplacementChar : new Rune(character))
            is CharacterKind.Opener or CharacterKind.Quote or CharacterKind.EmDash;
}
