namespace Notecast.Domain.Speech;

/// <summary>Polly's engines, by their wire values.</summary>
public static class Engines
{
    /// <summary>Concatenative synthesis: the cheapest.</summary>
    public const string Standard = "standard";

    /// <summary>Neural synthesis.</summary>
    public const string Neural = "neural";

    /// <summary>For long, expressive texts.</summary>
    public const string LongForm = "long-form";

    /// <summary>Generative synthesis.</summary>
    public const string Generative = "generative";

    /// <summary>All engines, the cheapest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Standard, Neural, Generative, LongForm];
}
