using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Notes;
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

/// <summary>Audio that was put.</summary>
/// <param name="ObjectKey">Its key.</param>
/// <param name="FilePath">Its file; <see langword="null"/> when that is thrown away.</param>
/// <param name="Duration">How long it lasts; <see langword="null"/> when it is no audio.</param>
internal sealed record LeftAudio(string ObjectKey, string? FilePath, TimeSpan? Duration);

/// <summary>How a note stands in the catalog.</summary>
/// <param name="Note">The note.</param>
/// <param name="Before">Its status before; <see langword="null"/> when the catalog did not know it, or nobody looked.</param>
/// <param name="After">Its status now; <see langword="null"/> when the catalog does not know it.</param>
internal sealed record LeftStatus(NoteKey Note, NarrationStatus? Before, NarrationStatus? After);
