using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Notecast.Cli.Output;

/// <summary>Makes any text fit for one cell or line of a terminal: nothing in an id or a reason may move the cursor or break the table.</summary>
internal static class Cells
{
    private const char Ellipsis = '…';
    private const int ControlPictures = 0x2400;
    private const int DeletePicture = 0x2421;

    /// <summary>The text on one line, with what is not printable made visible.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Printable(rune));
        }

        return line.ToString();
    }

    /// <summary>How many columns of the terminal the text takes.</summary>
    public static int WidthOf(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();

    /// <summary>The text on one line of at most <paramref name="width"/> columns; what does not fit is cut off at the end.</summary>
    public static string Fit(string text, int width)
    {
        var line = OneLine(text);
        return WidthOf(line) <= width ? line : $"{TakeStart(line, width - 1)}{Ellipsis}";
    }

    /// <summary>The text on one line of at most <paramref name="width"/> columns; what does not fit is cut out of the middle.</summary>
    public static string FitMiddle(string text, int width)
    {
        var line = OneLine(text);
        if (WidthOf(line) <= width)
        {
            return line;
        }

        var start = TakeStart(line, (width - 1) / 2);
        return $"{start}{Ellipsis}{TakeEnd(line, width - 1 - WidthOf(start))}";
    }

    /// <summary>A path of at most <paramref name="width"/> columns: its start and the end of its last part, which tells files apart.</summary>
    public static string FitFile(string path, int width) => width < 40
        ? FitEnd(path, width)
        : FitMiddle(path, width);

    private static string FitEnd(string text, int width)
    {
        var line = OneLine(text);
        return WidthOf(line) <= width ? line : $"{Ellipsis}{TakeEnd(line, width - 1)}";
    }

    private static string TakeStart(string line, int width)
    {
        var taken = new StringBuilder();
        foreach (var element in Elements(line))
        {
            width -= WidthOf(element);
            if (width < 0)
            {
                break;
            }

            taken.Append(element);
        }

        return taken.ToString();
    }

    private static string TakeEnd(string line, int width)
    {
        var taken = new Stack<string>();
        foreach (var element in Elements(line).Reverse())
        {
            width -= WidthOf(element);
            if (width < 0)
            {
                break;
            }

            taken.Push(element);
        }

        return string.Concat(taken);
    }

    private static IEnumerable<string> Elements(string line)
    {
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }

    private static string Printable(Rune rune) => rune.Value switch
    {
        < 0x20 => ((char)(ControlPictures + rune.Value)).ToString(),
        0x7F => ((char)DeletePicture).ToString(),

        // Joiners and variation selectors: terminals disagree on how wide what they make is.
        0x200D or (>= 0xFE00 and <= 0xFE0F) => "",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => Rune.ReplacementChar.ToString(),
            _ => rune.ToString(),
        },
    };
}
