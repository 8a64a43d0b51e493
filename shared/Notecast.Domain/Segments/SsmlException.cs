namespace Notecast.Domain.Segments;

/// <summary>SSML that cannot be spoken. The message names the place, the rule and the remedy, and quotes no spoken text.</summary>
public sealed class SsmlException : Exception
{
    /// <summary>Describes what is wrong and where.</summary>
    /// <param name="rule">The rule that is broken, as a sentence.</param>
    /// <param name="remedy">What the author can do about it, as a sentence.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="position">The character in the line, from 1.</param>
    public SsmlException(string rule, string remedy, int line, int position)
        : base($"SSML, line {line}, position {position}: {rule} {remedy}")
    {
        Line = line;
        Position = position;
    }

    /// <summary>The line of the SSML where the rule is broken, from 1.</summary>
    public int Line { get; }

    /// <summary>The character in that line, from 1, in UTF-16 code units.</summary>
    public int Position { get; }
}
