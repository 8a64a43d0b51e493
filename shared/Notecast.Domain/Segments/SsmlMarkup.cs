using System.Buffers;
using System.Text;
using System.Xml;

namespace Notecast.Domain.Segments;

/// <summary>Writes SSML back as it was read.</summary>
internal static class SsmlMarkup
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>\r");

    /// <summary>How many characters a character of text takes up when written.</summary>
    public static int LengthOf(char character) => Escaped.Contains(character) ? Entity(character).Length : 1;

    public static void AppendText(StringBuilder output, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Escaped) is var index and >= 0)
        {
            output.Append(text[..index]).Append(Entity(text[index]));
            text = text[(index + 1)..];
        }

        output.Append(text);
    }

    /// <summary>Writes the start tag that the reader is at, with its attributes as written and no others.</summary>
    public static void AppendStartTag(StringBuilder output, XmlReader reader)
    {
        output.Append('<').Append(reader.Name);
        while (reader.MoveToNextAttribute())
        {
            output.Append(' ').Append(reader.Name).Append("=\"");
            AppendAttributeValue(output, reader.Value);
            output.Append('"');
        }

        reader.MoveToElement();
        output.Append(reader.IsEmptyElement ? "/>" : ">");
    }

    private static void AppendAttributeValue(StringBuilder output, string value)
    {
        foreach (var character in value)
        {
            // A reader turns bare tabs and line ends in attributes into spaces.
            _ = character switch
            {
                '"' => output.Append("&quot;"),
                '\t' => output.Append("&#x9;"),
                '\n' => output.Append("&#xA;"),
                _ when Escaped.Contains(character) => output.Append(Entity(character)),
                _ => output.Append(character),
            };
        }
    }

    private static string Entity(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => "&#xD;",
    };
}
