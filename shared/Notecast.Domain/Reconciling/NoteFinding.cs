namespace Notecast.Domain.Reconciling;

/// <summary>How a note, its entry in the catalog and its audio stand to each other.</summary>
public enum NoteFinding
{
    /// <summary>The narration of the note's present content is ready and in the bucket, or a note that is gone is removed.</summary>
    UpToDate,

    /// <summary>The narration of the present content is on its way, for a shorter time than one may be.</summary>
    Pending,

    /// <summary>The narration of the present content failed for good; it waits as a dead letter.</summary>
    Failed,

    /// <summary>The catalog does not know the note, or knows it as removed.</summary>
    Missing,

    /// <summary>The catalog wants another content than the note has, and that is what is ready or on its way.</summary>
    Stale,

    /// <summary>The catalog says ready, but the bucket does not have the audio.</summary>
    AudioMissing,

    /// <summary>The narration of the present content has been on its way for longer than one may be.</summary>
    Stuck,

    /// <summary>The note is gone, but the catalog wants its narration.</summary>
    NoteGone,

    /// <summary>The note is gone and the catalog knows, but it still names audio.</summary>
    RemovalUnfinished,

    /// <summary>A change is known that is later than all that the catalog knows: the catalog lost writes.</summary>
    CatalogBehind,

    /// <summary>Audio that belongs to no note, or to a revision that is not wanted any more.</summary>
    Orphaned,
}
