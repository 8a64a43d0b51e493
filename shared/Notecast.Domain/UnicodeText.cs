using System.Text;

namespace Notecast.Domain;

internal static class UnicodeText
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
}
