using System.Globalization;
using System.Text;

namespace Notecast.Domain.Segments;

/// <summary>Finds the places where a text can be cut, in one pass from left to right.</summary>
internal sealed class CutFinder(string text, CutMap cuts)
{
    private readonly PunctuationState _punctuation = new(text);
    private CharacterKind _previous;
    private int _start;
    private int _end;

    /// <summary>Finds the cuts in [start, end). Nothing before or after that range is looked at.</summary>
    /// <param name="start">Where a new text starts: nothing joins across it.</param>
    /// <param name="end">Where that text ends. The caller knows how good a cut its end is.</param>
    /// <param name="blankLinesEndParagraphs">Whether a blank line ends a paragraph, or is only white space.</param>
    public void Find(int start, int end, bool blankLinesEndParagraphs)
    {
        _start = start;
        _end = end;
        _previous = CharacterKind.Other;
        _punctuation.Start(start, end);
        var position = start;
        while (position < end)
        {
            var length = ClusterLength(position);
            if (IsWhiteSpace(position, length))
            {
                position = PassWhiteSpace(position, blankLinesEndParagraphs);
                continue;
            }

            PassCluster(position, length);
            position += length;
        }
    }

    private int ClusterLength(int position)
    {
        // Below U+0300 only a carriage return joins with what follows.
        if (position + 1 < _end && text[position] is < '\u0300' and not '\r' && text[position + 1] < '\u0300')
        {
            return 1;
        }

        return StringInfo.GetNextTextElementLength(text.AsSpan(position, _end - position));
    }

    /// <summary>Whether a whole cluster is white space: a space that carries a combining mark is none.</summary>
    private bool IsWhiteSpace(int position, int length) =>
        char.IsWhiteSpace(text[position]) && (length == 1 || text[position] == '\r');

    private int PassWhiteSpace(int start, bool blankLinesEndParagraphs)
    {
        var position = start;
        var lineBreaks = 0;
        var breakable = false;
        while (position < _end)
        {
            var length = ClusterLength(position);
            if (!IsWhiteSpace(position, length))
            {
                break;
            }

            lineBreaks += LineBreaks(text[position]);
            breakable |= text[position] is not ('\u00A0' or '\u2007' or '\u202F');
            position += length;
        }

        cuts.MarkWhiteSpace(start, position);
        if (lineBreaks >= 2 && blankLinesEndParagraphs)
        {
            cuts.Raise(cuts.ContentEnd, Cut.Paragraph);
            _punctuation.Clear();
        }
        else if (start > _start)
        {
            cuts.Raise(start, CutAtSpace(start, position, breakable, lineBreaks > 0));
        }

        return position;
    }

    private static int LineBreaks(char character) => character switch
    {
        '\u2029' => 2, // the paragraph separator alone is a blank line
        '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' => 1,
        _ => 0,
    };

    private Cut CutAtSpace(int start, int next, bool breakable, bool lineBreak)
    {
        var single = next - start == 1 && !lineBreak && next < _end;
        if (single && text[next] is '»' or '›' && _punctuation.Pending)
        {
            return Cut.Grapheme; // « Bonjour. » ends after its closing mark
        }

        var unbreakable = !breakable || (single && text[next] is '!' or '?' or ';' or ':' or '»' or '›' or '%');
        if (unbreakable && single && !_punctuation.Pending)
        {
            return Cut.Grapheme;
        }

        var cut = _punctuation.CutAtSpace(next, lineBreak);
        _punctuation.Clear();
        return cut < Cut.Clause && IsSpacedDash(next) ? Cut.Clause : cut;
    }

    /// <summary>The end counts as white space: a text and a paragraph that blank lines follow are cut the same way.</summary>
    private bool IsSpacedDash(int position) =>
        position < _end && text[position] is '-' or '–' or '—' && (position + 1 == _end || char.IsWhiteSpace(text[position + 1]));

    private void PassCluster(int start, int length)
    {
        _ = Rune.DecodeFromUtf16(text.AsSpan(start, length), out var rune, out var firstLength);
        var kind = Characters.KindOf(rune);
        var joined = start > _start && cuts.ContentEnd == start;
        if (joined)
        {
            cuts.Raise(start, CutBetween(start, rune, kind));
        }

        MarkCodePoints(start, length, firstLength);
        _punctuation.Read(start, kind, joined);
        _previous = kind == CharacterKind.EmDash && !joined ? CharacterKind.Opener : kind;
        cuts.ContentEnd = start + length;
    }

    /// <summary>Notes where a cluster can be cut if it is too long for a segment: never so that white space comes first.</summary>
    private void MarkCodePoints(int start, int length, int firstLength)
    {
        for (var position = start + firstLength; position < start + length; position++)
        {
            var insidePair = char.IsLowSurrogate(text[position]) && char.IsHighSurrogate(text[position - 1]);
            if (!insidePair && !char.IsWhiteSpace(text[position]))
            {
                cuts.Raise(position, Cut.CodePoint);
            }
        }
    }

    /// <summary>How good a cut is between two clusters with no white space between them.</summary>
    private Cut CutBetween(int start, Rune next, CharacterKind kind)
    {
        var cut = _punctuation.CutBefore(start, next, kind);
        if (cut > Cut.Grapheme)
        {
            _punctuation.Clear();
            return cut;
        }

        return (_previous, kind) switch
        {
            (_, CharacterKind.NoLineStart or CharacterKind.Closer or CharacterKind.Quote) => Cut.Grapheme,
            (_, >= CharacterKind.Period and <= CharacterKind.FullClauseMark) => Cut.Grapheme,
            (CharacterKind.Opener or CharacterKind.Quote, _) => Cut.Grapheme,
            (CharacterKind.WordSeparator, not CharacterKind.WordSeparator) => Cut.Word,
            (CharacterKind.EmDash, not CharacterKind.EmDash) => Cut.Clause,
            (CharacterKind.Hiragana, CharacterKind.Han or CharacterKind.Katakana) => Cut.Word,
            (_, CharacterKind.LeadingVowel) => Cut.Syllable,
            (CharacterKind.NoLineStart or CharacterKind.Han or CharacterKind.Hiragana or CharacterKind.Katakana, _) => Cut.Syllable,
            (_, >= CharacterKind.Han and <= CharacterKind.Katakana) => Cut.Syllable,
            _ => Cut.Grapheme,
        };
    }
}
