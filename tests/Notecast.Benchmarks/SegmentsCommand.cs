using Notecast.Domain.Segments;

namespace Notecast.Benchmarks;

/// <summary>Measures how fast notes are cut into segments, and how that grows with their length.</summary>
internal static class SegmentsCommand
{
    private const int Seed = 1;
    private static readonly int[] Lengths = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Prints the table.</summary>
    public static async Task MeasureAsync(TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var table = new MarkdownTable(
            "Segments, millions of characters a processor second",
            "characters", "text", "time a character to 10 kB", "SSML", "time a character to 10 kB", "naive", "time a character to 10 kB", "text/naive")
        {
            Remarks = $"{CpuRuns.Remark} A ratio to 10 kB that stays near 1 is linear growth; long texts leave the processor's caches, which the naive column shows, too. Naive is what people write: "
                + "split at '. ' and put sentences together up to 3,000 characters. It breaks at abbreviations, has no word or "
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
        var text = SampleText.Of(length, new Random(Seed));
        var ssml = SampleText.Ssml(length, new Random(Seed));
        var (ofText, _) = await CpuRuns.MeasureAsync(() => { TextSegmenter.Split(text, SegmentLimits.Default); });
        var (ofSsml, _) = await CpuRuns.MeasureAsync(() => { SsmlSegmenter.Split(ssml, SegmentLimits.Default); });
        var (ofNaive, _) = await CpuRuns.MeasureAsync(() => { NaiveSegmenter.Split(text, SegmentLimits.Default.MaxBilledCharacters); });
        return (length, ofText / text.Length, ofSsml / ssml.Length, ofNaive / text.Length);
    }
}
