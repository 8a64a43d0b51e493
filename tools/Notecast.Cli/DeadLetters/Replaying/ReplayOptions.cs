namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>How letters are replayed.</summary>
internal sealed record ReplayOptions
{
    /// <summary>The most letters that are sent a second; <see langword="null"/> for no limit.</summary>
    public double? PerSecond { get; init; }

    /// <summary>The most letters that are sent.</summary>
    public long Max { get; init; } = long.MaxValue;

    /// <summary>Whether nobody is asked.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>How long the notes are followed.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the result is one JSON object.</summary>
    public bool IsJson { get; init; }

    /// <summary>What the operator typed, for the audit log.</summary>
    public required string CommandLine { get; init; }
}
