using Notecast.Domain.Narrations;
using Notecast.Domain.Segments;
using Notecast.Domain.Speech;

namespace Notecast.Benchmarks;

/// <summary>Counts the characters that a day of edits is billed for, beside a pipeline that speaks each version whole.</summary>
internal static class MoneyCommand
{
    /// <summary>US dollars for a million characters of a neural voice, an assumption: Amazon Polly's list price differs by engine and region.</summary>
    private const double AssumedPrice = 16;

    /// <summary>Prints the table.</summary>
    public static async Task MeasureAsync(int notes, int seed, TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var day = EditedNote.DayOf(notes, seed).ToList();
        var kept = new HashSet<SegmentKey>();
        long whole = 0, silentSkipped = 0, bySegment = 0;
        foreach (var versions in day)
        {
            var before = "";
            foreach (var contents in versions.Select(text => SpokenContent.Of(new() { Text = text })))
            {
                var length = contents.Text.Length;
                whole += length;
                silentSkipped += contents.Text == before ? 0 : length;
                bySegment += BilledNow(contents, kept);
                before = contents.Text;
            }
        }

        var table = new MarkdownTable(
            $"Money: {notes} notes, {day.Sum(versions => versions.Count):N0} versions in a day", "", "characters billed", "of all", "US dollars")
        {
            Remarks = $"A generated history (seed {seed}): a note has 3 to 12 paragraphs and 1 to 10 edits; of these six in ten change a "
                + "word, two add a paragraph, one inserts or deletes one, one changes white space or an attribute that is not spoken. "
                + $"The price is an assumption: {AssumedPrice:F0} dollars a million characters. Segments are kept for the whole day, and "
                + "each version is narrated; versions that follow each other faster than they are narrated would be billed less.",
        };
        Add("each version whole", whole);
        Add("each version that sounds different, whole", silentSkipped);
        Add("Notecast, by segment", bySegment);
        await output.WriteLineAsync(table.ToString());

        void Add(string name, long characters) => table.Add(
            name, Figure.Count(characters), Figure.Percent(characters / (double)whole), Figure.Seconds(characters / 1e6 * AssumedPrice));
    }

    private static int BilledNow(SpokenContent content, HashSet<SegmentKey> kept) => TextSegmenter.Split(content.Text, SegmentLimits.Default)
        .Where(segment => kept.Add(SegmentKey.Of(RequestOf(segment, content))))
        .Sum(segment => segment.BilledCharacters);

    private static SpeechRequest RequestOf(Segment segment, SpokenContent content) => new()
    {
        Text = segment.Text,
        TextType = content.TextType,
        VoiceId = content.VoiceId,
        Engine = content.Engine,
        LanguageCode = content.LanguageCode,
    };
}
