using System.Text;

namespace Notecast.Domain;

/// <summary>What people write, looked at without harm to it.</summary>
public static class UnicodeText
{
    /// <summary>Whether the text has no unpaired surrogate, so that UTF-8 keeps it as it is.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }

    /// <summary>
    /// The text, or its first <paramref name="length"/> (1 or more) UTF-16 code units and an ellipsis; no surrogate pair is cut.
    /// </summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsSurrogatePair(text, length - 1) ? length - 1 : length;
        return $"{text[..end]}…";
    }
}
