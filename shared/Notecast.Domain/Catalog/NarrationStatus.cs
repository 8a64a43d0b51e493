namespace Notecast.Domain.Catalog;

/// <summary>Where a note stands.</summary>
public enum NarrationStatus
{
    /// <summary>A narration is wanted and on its way.</summary>
    Pending,

    /// <summary>The wanted narration can be heard.</summary>
    Ready,

    /// <summary>The wanted narration failed for good; it waits as a dead letter.</summary>
    Failed,

    /// <summary>The note was removed.</summary>
    Removed,
}
