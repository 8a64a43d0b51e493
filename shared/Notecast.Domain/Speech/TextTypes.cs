namespace Notecast.Domain.Speech;

/// <summary>The values of a note's <c>TextType</c>.</summary>
public static class TextTypes
{
    /// <summary>Plain text.</summary>
    public const string Text = "text";

    /// <summary>Speech Synthesis Markup Language.</summary>
    public const string Ssml = "ssml";
}
