using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>What the service answers with.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "As in the official package.")]
public class OutputFormat : ConstantClass
{
    /// <summary>The format alaw.</summary>
    public static readonly OutputFormat Alaw = new("alaw");

    /// <summary>The format json.</summary>
    public static readonly OutputFormat Json = new("json");

    /// <summary>The format mp3.</summary>
    public static readonly OutputFormat Mp3 = new("mp3");

    /// <summary>The format mulaw.</summary>
    public static readonly OutputFormat Mulaw = new("mulaw");

    /// <summary>The format ogg_opus.</summary>
    public static readonly OutputFormat Ogg_opus = new("ogg_opus");

    /// <summary>The format ogg_vorbis.</summary>
    public static readonly OutputFormat Ogg_vorbis = new("ogg_vorbis");

    /// <summary>The format pcm.</summary>
    public static readonly OutputFormat Pcm = new("pcm");

    /// <summary>A value that may be newer than this list.</summary>
    /// <param name="value">The value on the wire.</param>
    public OutputFormat(string value)
        : base(value)
    {
    }

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static OutputFormat FindValue(string value) => FindValue<OutputFormat>(value);

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator OutputFormat(string value) => FindValue(value);
}
