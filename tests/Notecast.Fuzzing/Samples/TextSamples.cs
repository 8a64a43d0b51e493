using System.Text;
using Notecast.Fuzzing.Mutating;

namespace Notecast.Fuzzing.Samples;

/// <summary>Plain text, whose parts are its words.</summary>
internal static class TextSamples
{
    /// <summary>Text of several scripts.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Of("Hello there, Dr. Smith. It is 3.14 o'clock (about); \"really\"?\n\n"
            + "A second paragraph… with more words in it than the first one had."),
        Of("漢字とかなの文章です。次の文。\n \nもう一つ、そして最後。"),
        Of("Straße, naïve café. مرحبا بالعالم! שלום עולם? हिन्दी वाक्य। กขค "
            + "\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA."),
        Of("http://example.com/a?b=c,d e.g. i.e. U.S.A. 1,000,000 -- x\t\ty\r\nz"),
    ];

    /// <summary>Marks that join, spaces that are none, and words without end.</summary>
    public static OddValues OddValues { get; } = new(
        [
            .. ((string[])
            [
                "\u0301", "\u200D", "\uFE0F", "\u00AD", "\u2028", "\u2029", "\u0085", "\u00A0", "\u3000", "\uFEFF", "\0", "\u0001", "\r",
                "\n\n", "\r\n\r\n",
                "...", "…", "?!", "。」", ")", "\"", "'", ".\"", "Mr.", "1.", "a.b", "\U0001F1E9", "\U0001F469\u200D", "각", "ᄀ", "\u0E33",
                "\u0903", " ", "",
            ]).Select(Encoding.UTF8.GetBytes),
            [0xFF],
            Encoding.UTF8.GetBytes(new string('w', 200)),
            Encoding.UTF8.GetBytes("a" + new string('\u0301', 100)),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\u200D\U0001F469", 30))),
            Encoding.UTF8.GetBytes(new string('\n', 50)),
        ],
        [("("u8.ToArray(), ")"u8.ToArray()), ("\""u8.ToArray(), ".\""u8.ToArray())]);

    private static Sample Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var parts = new List<Part>();
        var start = 0;
        for (var position = 0; position <= bytes.Length; position++)
        {
            if (position == bytes.Length || bytes[position] == ' ')
            {
                parts.Add(new Part(start, position - start));
                start = position;
            }
        }

        return new Sample(bytes, parts, []);
    }
}
