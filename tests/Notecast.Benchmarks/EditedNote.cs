namespace Notecast.Benchmarks;

/// <summary>Makes the versions that notes have in a day.</summary>
internal static class EditedNote
{
    private const int FewestParagraphs = 3;
    private const int MostParagraphs = 12;
    private const int MostEdits = 10;

    /// <summary>For each note the texts of its versions, in order; a seed makes the same ones each time.</summary>
    public static IEnumerable<IReadOnlyList<string>> DayOf(int notes, int seed)
    {
        var random = new Random(seed);
        for (var note = 0; note < notes; note++)
        {
            yield return [.. Versions(random)];
        }
    }

    private static IEnumerable<string> Versions(Random random)
    {
        var paragraphs = Enumerable.Range(0, random.Next(FewestParagraphs, MostParagraphs + 1)).Select(_ => SampleText.Paragraph(random)).ToList();
        yield return Join(paragraphs);
        var edits = random.Next(1, MostEdits + 1);
        for (var edit = 0; edit < edits; edit++)
        {
            yield return Edit(paragraphs, random);
        }
    }

    private static string Edit(List<string> paragraphs, Random random)
    {
        var place = random.Next(paragraphs.Count);
        switch (random.Next(10))
        {
            case < 6:
                paragraphs[place] = ChangeWord(paragraphs[place], random);
                break;
            case < 8:
                paragraphs.Add(SampleText.Paragraph(random));
                break;
            case 8 when paragraphs.Count > 1 && random.Next(2) == 0:
                paragraphs.RemoveAt(place);
                break;
            case 8:
                paragraphs.Insert(place, SampleText.Paragraph(random));
                break;
            default:
                return Join(paragraphs) + "\n";
        }

        return Join(paragraphs);
    }

    private static string ChangeWord(string paragraph, Random random)
    {
        var words = paragraph.Split(' ');
        words[random.Next(words.Length)] = $"word{random.Next(1_000)}";
        return string.Join(' ', words);
    }

    private static string Join(List<string> paragraphs) => string.Join("\n\n", paragraphs);
}
