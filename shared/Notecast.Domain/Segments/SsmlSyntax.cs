using System.Xml;

namespace Notecast.Domain.Segments;

/// <summary>Explains why a text is not well-formed XML, without quoting it: the parser's own message may hold words of the note.</summary>
internal static class SsmlSyntax
{
    private const string DocumentType = "<!DOCTYPE";

    public static SsmlException Explain(string ssml, XmlException error)
    {
        // For a DTD the parser gives no place.
        var documentType = error.LineNumber == 0 ? ssml.IndexOf(DocumentType, StringComparison.Ordinal) : -1;
        if (documentType >= 0)
        {
            var before = ssml.AsSpan(0, documentType);
            return new SsmlException(
                "A document type (DTD) is not allowed.",
                "Remove the <!DOCTYPE> declaration.",
                before.Count('\n') + 1,
                documentType - before.LastIndexOf('\n'));
        }

        var line = Math.Max(error.LineNumber, 1);
        var position = Math.Max(error.LinePosition, 1);
        var (rule, remedy) = Reason(ssml, IndexOf(ssml, line, position));
        return new SsmlException(rule, remedy, line, position);
    }

    private static (string Rule, string Remedy) Reason(string ssml, int index)
    {
        // The parser is one too far when it sees that the second half of a surrogate pair is missing.
        var character = index > 0 && !IsAllowed(ssml, index - 1) ? index - 1 : index;
        if (!IsAllowed(ssml, character))
        {
            return ($"The character U+{(int)ssml[character]:X4} is not allowed in XML.", "Remove it.");
        }

        if (FollowsAmpersand(ssml, index))
        {
            return (
                "An & starts no character reference that XML allows.",
                "Write & as &amp;; write other characters as themselves or as a number such as &#160;.");
        }

        return (
            "This is not well-formed XML.",
            "Look here and just before: the text starts with <speak>, every tag is closed in the right order, attribute values are in quotes, "
                + "every prefix except amazon: and xml: is declared, and < in the text is written &lt;.");
    }

    private static bool IsAllowed(string ssml, int index)
    {
        if (index >= ssml.Length)
        {
            return true;
        }

        var character = ssml[index];
        if (char.IsLowSurrogate(character))
        {
            return index > 0 && char.IsHighSurrogate(ssml[index - 1]);
        }

        return XmlConvert.IsXmlChar(character) || (index + 1 < ssml.Length && char.IsSurrogatePair(character, ssml[index + 1]));
    }

    private static bool FollowsAmpersand(string ssml, int index)
    {
        const int LongestName = 32;
        var end = Math.Min(index + 1, ssml.Length);
        var before = ssml.AsSpan(0, end)[Math.Max(0, end - LongestName)..];
        var ampersand = before.LastIndexOf('&');
        return ampersand >= 0 && !before[..^1][ampersand..].ContainsAny(" ;<>\n");
    }

    /// <summary>Finds a place given by line and position: lines end with CR, LF or both.</summary>
    private static int IndexOf(string ssml, int line, int position)
    {
        var start = 0;
        while (line > 1 && ssml.AsSpan(start).IndexOfAny('\r', '\n') is var offset and >= 0)
        {
            start += offset;
            start += ssml.AsSpan(start).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1;
            line--;
        }

        return Math.Min(start + position - 1, ssml.Length);
    }
}
