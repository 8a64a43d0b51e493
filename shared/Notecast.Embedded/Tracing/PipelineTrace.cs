namespace Notecast.Embedded.Tracing;

/// <summary>
/// What came into a data folder, or went out of it, after a moment. Within each list the order is that of the sending or of the keys.
/// </summary>
public sealed record PipelineTrace
{
    /// <summary>The synthesis jobs that were sent, and that nobody has done since.</summary>
    public required IReadOnlyList<SentMessage> Jobs { get; init; }

    /// <summary>The dead letters that were sent.</summary>
    public required IReadOnlyList<SentMessage> DeadLetters { get; init; }

    /// <summary>The narrations that were put and are there.</summary>
    public required IReadOnlyList<AudioTrace> Narrations { get; init; }

    /// <summary>The object keys of the narrations that are gone.</summary>
    public required IReadOnlyList<string> DeletedNarrations { get; init; }

    /// <summary>The dictations that were put and are there.</summary>
    public required IReadOnlyList<AudioTrace> Dictations { get; init; }

    /// <summary>The messages that the topic published.</summary>
    public required IReadOnlyList<PublishedMessage> Published { get; init; }
}
