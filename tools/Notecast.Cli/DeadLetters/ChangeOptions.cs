namespace Notecast.Cli.DeadLetters;

/// <summary>How letters are changed, whatever is done to them.</summary>
internal record ChangeOptions
{
    /// <summary>Whether nobody is asked.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether the result is one JSON object.</summary>
    public bool IsJson { get; init; }

    /// <summary>What the operator typed, for the audit log.</summary>
    public required string CommandLine { get; init; }
}
