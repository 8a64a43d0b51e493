using Notecast.Domain.Segments;

namespace Notecast.Benchmarks;

/// <summary>Measures how fast notes are cut into segments, and how that grows with their length.</summary>
internal static class SegmentsCommand
{
    private const int Seed = 1;

    /// <summary>Characters of all notes of a length together: a short note cut again and again would teach the processor its branches.</summary>
    private const int Total = 10_000_000;

    private static readonly int[] Lengths = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Prints the table.</summary>
    public static async Task MeasureAsync(TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var table = new MarkdownTable(
            "Segments, millions of characters a processor second",
            "characters", "text", "time a character to 10 kB", "SSML", "time a character to 10 kB", "naive", "time a character to 10 kB", "text/naive")
        {
            Remarks = $"{CpuRuns.Remark} Each row cuts {Total:N0} characters in notes of that length, all different. A ratio to 10 kB that "
                + "stays near 1 is linear growth; what is made of a long note outlives collections of garbage, which the naive column shows, "
                + "too. Naive is what people write: split at '. ' and put sentences together up to 3,000 characters. It breaks at abbreviations, has no word or "
                + "grapheme to fall back on, and knows neither paragraphs nor SSML.",
        };
        var figures = new List<(int Length, double Text, double Ssml, double Naive)>();
        foreach (var length in Lengths)
        {
            figures.Add(await MeasureAsync(length));
        }

        var (_, textAt10, ssmlAt10, naiveAt10) = figures[1];
        foreach (var (length, text, ssml, naive) in figures)
        {
            table.Add(
                Figure.Count(length),
                Figure.Millions(1 / text),
                Figure.Ratio(text / textAt10),
                Figure.Millions(1 / ssml),
                Figure.Ratio(ssml / ssmlAt10),
                Figure.Millions(1 / naive),
                Figure.Ratio(naive / naiveAt10),
                Figure.Ratio(naive / text));
        }

        await output.WriteLineAsync(table.ToString());
    }

    /// <summary>Processor seconds a character.</summary>
    private static async Task<(int Length, double Text, double Ssml, double Naive)> MeasureAsync(int length)
    {
        var texts = NotesOf(length, SampleText.Of);
        return (
            length,
            await SecondsAsync(texts, text => TextSegmenter.Split(text, SegmentLimits.Default)),
            await SecondsAsync(NotesOf(length, SampleText.Ssml), ssml => SsmlSegmenter.Split(ssml, SegmentLimits.Default)),
            await SecondsAsync(texts, text => NaiveSegmenter.Split(text, SegmentLimits.Default.MaxBilledCharacters)));
    }

    private static List<string> NotesOf(int length, Func<int, Random, string> write)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Total / length).Select(_ => write(length, random))];
    }

    private static async Task<double> SecondsAsync<TSegments>(List<string> notes, Func<string, TSegments> split)
    {
        var (seconds, _) = await CpuRuns.MeasureAsync(() => notes.ForEach(note => split(note)));
        return seconds / notes.Sum(note => (double)note.Length);
    }
}
