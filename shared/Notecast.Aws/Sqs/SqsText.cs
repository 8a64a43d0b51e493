using System.Text;
using System.Xml;

namespace Notecast.Aws;

/// <summary>What SQS takes as text. Source: Amazon SQS API Reference, SendMessage.</summary>
internal static class SqsText
{
    /// <summary>The most bytes of a message, and of all messages of a batch, with their attributes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>
    /// The text with every character that SQS refuses as the escape that JSON has for it: in JSON it means the same. All others stay, byte
    /// for byte. An empty text, which SQS refuses too, becomes JSON's empty string.
    /// </summary>
    public static string Escape(string text)
    {
        if (text.Length == 0)
        {
            return "\"\"";
        }

        StringBuilder? escaped = null;
        for (var position = 0; position < text.Length; position++)
        {
            var pairs = position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]);
            var length = pairs ? 2 : 1;
            if (pairs || XmlConvert.IsXmlChar(text[position]))
            {
                escaped?.Append(text, position, length);
            }
            else
            {
                escaped ??= new StringBuilder(text, 0, position, text.Length + 6);
                escaped.Append("\\u").Append(((int)text[position]).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }

            position += length - 1;
        }

        return escaped?.ToString() ?? text;
    }
}
