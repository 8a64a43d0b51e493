namespace Notecast.Domain.Segments;

/// <summary>For each position of a text, how well a segment can end there; and which characters are white space.</summary>
/// <remarks>
/// A cut before white space is noted at the end of what precedes it, never inside or after the white space,
/// so that a segment ends where its last word ends.
/// </remarks>
internal sealed class CutMap(int length)
{
    private const byte WhiteSpace = 0x80;
    private const byte CutBits = 0x07;

    private readonly byte[] _marks = new byte[length + 1];

    /// <summary>The end of the last character that is not white space; 0 while there is none.</summary>
    public int ContentEnd { get; set; }

    public Cut this[int position] => (Cut)(_marks[position] & CutBits);

    public bool IsWhiteSpace(int index) => (_marks[index] & WhiteSpace) != 0;

    public void MarkWhiteSpace(int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            _marks[index] |= WhiteSpace;
        }
    }

    public void Raise(int position, Cut cut)
    {
        if (this[position] < cut)
        {
            _marks[position] = (byte)((_marks[position] & ~CutBits) | (byte)cut);
        }
    }

    /// <summary>Makes the end of [start, end) as good a cut as the end of its last word, which is not to be parted from it.</summary>
    public void CutAfterWhole(int start, int end)
    {
        var wordEnd = end;
        while (wordEnd > start && IsWhiteSpace(wordEnd - 1))
        {
            wordEnd--;
        }

        if (wordEnd > start)
        {
            Raise(end, this[wordEnd]);
        }
    }
}
