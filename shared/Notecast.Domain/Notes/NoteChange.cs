using Notecast.Domain.Narrations;

namespace Notecast.Domain.Notes;

/// <summary>One stream record of the notes table: a note was written or removed.</summary>
public sealed record NoteChange
{
    /// <summary>The note that changed.</summary>
    public required NoteKey Key { get; init; }

    /// <summary>Orders the changes of one note.</summary>
    public required Revision Revision { get; init; }

    /// <summary>The record's <c>SequenceNumber</c> as the stream gave it: names the record in a batch response.</summary>
    public required string SequenceNumber { get; init; }

    /// <summary>Whether the note is gone (removed by a client or by its time to live).</summary>
    public required bool IsRemoval { get; init; }

    /// <summary>The note before the change; <see langword="null"/> when it was new or the stream carries no old images.</summary>
    public NoteAttributes? Before { get; init; }

    /// <summary>The note after the change; <see langword="null"/> when it was removed or the stream carries no new images.</summary>
    public NoteAttributes? After { get; init; }

    /// <summary>Follows the change to its message on the topic, through every log line.</summary>
    public required string CorrelationId { get; init; }
}
