using CsCheck;
using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

/// <summary>Generated text in many scripts, and limits small enough to be met often.</summary>
internal static class Texts
{
    private static readonly string[] Words =
    [
        "note ", "Hello", " wor", "Zürich ", "naïve ", "e\u0301te\u0301 ", "I ", "Привет", " мир", "Ελλάδα ", "τι; ", "مرحبا ", "كيف؟ ", "؛ ", "שלום ",
        "नमस्ते", " क्षत्रिय ", "है। ", "สวัสดี", "เป็น", "ที่นี่ ", "你好", "世界。", "，", "「はい。」", "きょう", "東京タワー", "っ", "ー", "안녕하세요 ", "각\u1100\u1161\u11A8",
        "ខ្ញុំ", "។", "ሰላም፡", "።", "Բարեւ։ ", "བོད་", "།", "မြန်မာ။",
    ];

    private static readonly string[] Marks =
    [
        ". ", ".", "... ", "… ", "! ", "? ", "?!", ", ", "; ", ": ", " — ", "—", " - ", "\" ", "“", "”", "« ", " »", ")", "(", "Mr. ", "e.g. ",
        "3.14 ", "1.000,50 ", "U.S. ", "J. R. R. ", "https://example.com/a.b?c=1,2 ", "No. ", "、", "；",
    ];

    private static readonly string[] Spaces = [" ", "  ", "\n", "\r\n", "\n\n", "\r\n \r\n", "\t", "\u00A0", "\u2028", "\u2029", "\u3000", "\u200B"];

    private static readonly string[] Emoji =
        ["👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇫🇷", "🇫", "❤️", "☺", "1️⃣", "𝒳", "𠀋", "\u200D", "\uFE0F", "\u0301", "\u0301\u0302\u0303\u0304", "\u0600"];

    private static readonly string[] Broken = ["\uD83D", "\uDE00", "\0", "\u0001", "\u001B", "\u0085", "\r", "\uFFFF", "\uFEFF", "\u00AD"];

    private static readonly Gen<string> LongRun =
        Gen.Select(Gen.OneOf("a", ".", "字", "\u0301", "👨‍", "\u0600", "\u1100", " "), Gen.Int[1, 60], (part, count) => Repeat(part, count));

    private static readonly Gen<string> Valid = Gen.Frequency(
        (12, Gen.OneOf(Words)),
        (8, Gen.OneOf(Marks)),
        (5, Gen.OneOf(Spaces)),
        (4, Gen.OneOf(Emoji)),
        (1, LongRun));

    /// <summary>Any text a note can hold, also such as XML forbids.</summary>
    public static readonly Gen<string> Any = Gen.Frequency((30, Valid), (1, Gen.OneOf(Broken))).Array[0, 60].Select(string.Concat);

    /// <summary>Text that XML allows.</summary>
    public static readonly Gen<string> Xml = Valid.Array[1, 8].Select(string.Concat);

    /// <summary>Text that XML allows, of at most 12 characters.</summary>
    public static readonly Gen<string> ShortXml = Gen.OneOf([.. Words.Concat(Marks).Concat(Emoji).Where(part => part.Length <= 12)]);

    public static readonly Gen<SegmentLimits> Limits = Gen.Int[16, 80].Select(billed => new SegmentLimits(billed, 2 * billed));

    public static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
