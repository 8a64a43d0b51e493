using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Whether text is marked up.</summary>
public class TextType : ConstantClass
{
    /// <summary>Speech Synthesis Markup Language.</summary>
    public static readonly TextType Ssml = new("ssml");

    /// <summary>Plain text.</summary>
    public static readonly TextType Text = new("text");

    /// <summary>A value that may be newer than this list.</summary>
    /// <param name="value">The value on the wire.</param>
    public TextType(string value)
        : base(value)
    {
    }

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static TextType FindValue(string value) => FindValue<TextType>(value);

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator TextType(string value) => FindValue(value);
}
