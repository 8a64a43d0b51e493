using Notecast.Domain.DeadLetters;
using Notecast.Embedded;
using Notecast.Embedded.Tracing;

namespace Notecast.Cli.Invoking;

/// <summary>What a function left in a data folder.</summary>
internal sealed record LeftBehind
{
    public required IReadOnlyList<SentMessage> Jobs { get; init; }

    public required IReadOnlyList<RecognizedDeadLetter> DeadLetters { get; init; }

    public required IReadOnlyList<LeftAudio> Narrations { get; init; }

    public required IReadOnlyList<string> DeletedNarrations { get; init; }

    public required IReadOnlyList<LeftAudio> Dictations { get; init; }

    /// <summary>How the notes stand that the event, a job or a dead letter is about.</summary>
    public required IReadOnlyList<LeftStatus> Catalog { get; init; }

    public required IReadOnlyList<PublishedMessage> Messages { get; init; }
}
