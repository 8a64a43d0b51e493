using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>What a speech mark tells.</summary>
public class SpeechMarkType : ConstantClass
{
    /// <summary>Where a sentence begins.</summary>
    public static readonly SpeechMarkType Sentence = new("sentence");

    /// <summary>Where a mark of the SSML stands.</summary>
    public static readonly SpeechMarkType Ssml = new("ssml");

    /// <summary>How the mouth looks.</summary>
    public static readonly SpeechMarkType Viseme = new("viseme");

    /// <summary>Where a word begins.</summary>
    public static readonly SpeechMarkType Word = new("word");

    /// <summary>A value that may be newer than this list.</summary>
    /// <param name="value">The value on the wire.</param>
    public SpeechMarkType(string value)
        : base(value)
    {
    }

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static SpeechMarkType FindValue(string value) => FindValue<SpeechMarkType>(value);

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator SpeechMarkType(string value) => FindValue(value);
}
