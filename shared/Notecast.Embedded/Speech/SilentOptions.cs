namespace Notecast.Embedded.Speech;

/// <summary>How <see cref="SilentSynthesizer"/> behaves.</summary>
public sealed record SilentOptions
{
    /// <summary>How long each request takes, 0 or more.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;
}
