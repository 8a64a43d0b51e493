using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>The gender of a voice.</summary>
public class Gender : ConstantClass
{
    /// <summary>A woman's voice.</summary>
    public static readonly Gender Female = new("Female");

    /// <summary>A man's voice.</summary>
    public static readonly Gender Male = new("Male");

    /// <summary>A value that may be newer than this list.</summary>
    /// <param name="value">The value on the wire.</param>
    public Gender(string value)
        : base(value)
    {
    }

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static Gender FindValue(string value) => FindValue<Gender>(value);

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator Gender(string value) => FindValue(value);
}
