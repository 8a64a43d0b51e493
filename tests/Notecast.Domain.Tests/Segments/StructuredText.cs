using CsCheck;

namespace Notecast.Domain.Tests.Segments;

/// <summary>A paragraph whose sentence, clause and word ends are known from how it was made: the reference for the best cut.</summary>
internal sealed record StructuredText(string Text, HashSet<int> SentenceEnds, HashSet<int> ClauseEnds, HashSet<int> WordEnds)
{
    // Two letters or more, none of them an abbreviation.
    private static readonly Gen<string> Word = Gen.Char["xyzw"].Array[2, 8].Select(letters => new string(letters));

    private static readonly Gen<StructuredText> Paragraph = Word.Array[1, 5].Array[1, 3].Array[1, 6].Select(Build);

    public static Gen<StructuredText[]> Paragraphs { get; } = Paragraph.Array[1, 3];

    /// <summary>The pieces that law 5 asks for, found by looking at every possible cut.</summary>
    public IEnumerable<string> CutGreedily(int limit)
    {
        var start = 0;
        while (Text.Length - start > limit)
        {
            var end = LastIn(SentenceEnds, start, limit) ?? LastIn(ClauseEnds, start, limit) ?? LastIn(WordEnds, start, limit);
            Assert.NotNull(end);
            yield return Text[start..end.Value];
            start = end.Value + 1;
        }

        yield return Text[start..];
    }

    private static int? LastIn(HashSet<int> ends, int start, int limit) =>
        ends.Where(end => end > start && end <= start + limit).Select(end => (int?)end).Max();

    private static StructuredText Build(string[][][] sentences)
    {
        var paragraph = new StructuredText("", [], [], []);
        foreach (var clauses in sentences)
        {
            var capital = true;
            foreach (var (clauseIndex, words) in clauses.Index())
            {
                foreach (var (wordIndex, word) in words.Index())
                {
                    var lastWord = wordIndex == words.Length - 1;
                    var lastClause = clauseIndex == clauses.Length - 1;
                    var mark = (lastWord, lastClause) switch { (true, true) => ".", (true, false) => ",", _ => "" };
                    var text = paragraph.Text.Length == 0 ? "" : paragraph.Text + " ";
                    text += (capital ? char.ToUpperInvariant(word[0]) + word[1..] : word) + mark;
                    capital = false;
                    paragraph = paragraph with { Text = text };
                    (mark switch { "." => paragraph.SentenceEnds, "," => paragraph.ClauseEnds, _ => paragraph.WordEnds }).Add(text.Length);
                }
            }
        }

        return paragraph;
    }
}
