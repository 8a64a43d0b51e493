using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invoking;

namespace Notecast.SampleOutcomes;

/// <summary>What an event led to, as it was measured.</summary>
internal sealed record Traces
{
    public required InvocationResult Result { get; init; }

    public required IReadOnlyList<LeftMessage> Jobs { get; init; }

    public required IReadOnlyList<LeftMessage> DeadLetters { get; init; }

    /// <summary>The object keys of the narrations that were put.</summary>
    public required IReadOnlyList<string> Narrations { get; init; }

    /// <summary>The object keys of the dictations that were put.</summary>
    public required IReadOnlyList<string> Dictations { get; init; }

    /// <summary>How many messages the topic published.</summary>
    public required int Messages { get; init; }

    /// <summary>How the notes stand that the event, its jobs and its dead letters are about.</summary>
    public required IReadOnlyList<(NoteKey Note, NarrationStatus? Status)> Catalog { get; init; }
}
