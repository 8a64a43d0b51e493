namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>How letters are replayed.</summary>
internal sealed record ReplayOptions : ChangeOptions
{
    /// <summary>The most letters that are sent a second; <see langword="null"/> for no limit.</summary>
    public double? PerSecond { get; init; }

    /// <summary>The most letters that are sent.</summary>
    public long Max { get; init; } = long.MaxValue;

    /// <summary>How long the notes are followed.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(60);
}
