using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>How speech is made.</summary>
public class Engine : ConstantClass
{
    /// <summary>The engine generative.</summary>
    public static readonly Engine Generative = new("generative");

    /// <summary>The engine long-form.</summary>
    public static readonly Engine LongForm = new("long-form");

    /// <summary>The engine neural.</summary>
    public static readonly Engine Neural = new("neural");

    /// <summary>The engine standard.</summary>
    public static readonly Engine Standard = new("standard");

    /// <summary>A value that may be newer than this list.</summary>
    /// <param name="value">The value on the wire.</param>
    public Engine(string value)
        : base(value)
    {
    }

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static Engine FindValue(string value) => FindValue<Engine>(value);

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator Engine(string value) => FindValue(value);
}
