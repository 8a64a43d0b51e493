using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Embedded;

/// <summary>A note and its narration, as a table shows them. It holds no note text.</summary>
public sealed record NoteRow
{
    /// <summary>The note.</summary>
    public required NoteKey Key { get; init; }

    /// <summary>Where the note stands; a note that was not planned yet is pending.</summary>
    public required NarrationStatus Status { get; init; }

    /// <summary>When the last known change was planned; <see langword="null"/> for a note that was not planned yet.</summary>
    public required DateTimeOffset? RequestedAt { get; init; }

    /// <summary>The narration that can be heard: the wanted one, or an older one until that is ready.</summary>
    public required Ready? Ready { get; init; }

    /// <summary>How many segments what can be heard was joined from; <see langword="null"/> when nothing can be heard.</summary>
    public required int? Segments { get; init; }

    /// <summary>The file of what can be heard.</summary>
    public required string? FilePath { get; init; }

    /// <summary>The last failure. It is final only where <see cref="Status"/> is <see cref="NarrationStatus.Failed"/>.</summary>
    public required Failure? Failure { get; init; }
}
