using System.Text;
using System.Xml;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.Operations;

/// <summary>
/// What SQS asks of a message, checked before anything is written; the embedded queue is held to the same, so that letters can travel
/// between the two. Source: Amazon SQS API Reference, SendMessage, and Developer Guide, Message quotas.
/// </summary>
internal static class LetterRules
{
    /// <summary>The body, and the names, types and values of the attributes together.</summary>
    private const int MaxBytes = 1_048_576;

    /// <summary>Why no queue takes the letter; <see langword="null"/> when it does.</summary>
    public static string? Check(DeadLetterMessage letter)
    {
        if (letter.Attributes.Count > DeadLetterAttributes.MaxCount)
        {
            return $"has {letter.Attributes.Count} attributes; a message has at most {DeadLetterAttributes.MaxCount}. Leave some out.";
        }

        foreach (var (name, value) in letter.Attributes.Append(new(nameof(letter.Body), letter.Body)))
        {
            if (name.Length == 0 || value.Length == 0)
            {
                return $"{(name.Length == 0 ? "an attribute's name" : name)} is empty. Give it at least one character.";
            }

            if (FindForbidden(value) is { } rune)
            {
                return $"{name} has the character U+{rune.Value:X4}, which no message may have. Take it out.";
            }
        }

        var bytes = Encoding.UTF8.GetByteCount(letter.Body)
            + letter.Attributes.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key + pair.Value) + MessageAttribute.TextType.Length);
        return bytes > MaxBytes ? $"has {bytes:N0} bytes; a message has at most {MaxBytes:N0}. Make it shorter." : null;
    }

    private static Rune? FindForbidden(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value))
            {
                return rune;
            }
        }

        return null;
    }
}
