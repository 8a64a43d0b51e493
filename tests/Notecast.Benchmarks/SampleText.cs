using System.Text;

namespace Notecast.Benchmarks;

/// <summary>Text as people write notes: sentences of several lengths in paragraphs. A seed makes the same text each time.</summary>
internal static class SampleText
{
    private const int SentencesOfParagraph = 6;

    private static readonly string[] Words =
        ["the", "boat", "leaves", "in", "morning", "harbour", "and", "comes", "home", "at", "night", "with", "Dr. Brown", "3.5", "fish", "wind"];

    /// <summary>Text of exactly so many characters, in ASCII.</summary>
    public static string Of(int length, Random random)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(Paragraph(random)).Append("\n\n");
        }

        return text.ToString(0, length);
    }

    /// <summary>SSML of about so many characters, with paragraphs, breaks and emphasis.</summary>
    public static string Ssml(int length, Random random)
    {
        var text = new StringBuilder("<speak>");
        while (text.Length < length - "</speak>".Length)
        {
            text.Append("<p>").Append(Paragraph(random)).Append("<break time=\"300ms\"/><emphasis>")
                .Append(Sentence(random)).Append("</emphasis></p>");
        }

        return text.Append("</speak>").ToString();
    }

    /// <summary>A paragraph of some sentences.</summary>
    public static string Paragraph(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, SentencesOfParagraph)).Select(_ => Sentence(random)));

    /// <summary>A sentence with its full stop.</summary>
    public static string Sentence(Random random) =>
        $"Then {string.Join(' ', Enumerable.Range(0, random.Next(4, 18)).Select(_ => Words[random.Next(Words.Length)]))}.";
}
