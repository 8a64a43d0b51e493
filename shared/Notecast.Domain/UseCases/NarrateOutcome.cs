namespace Notecast.Domain.UseCases;

/// <summary>What became of a synthesis job that did not fail.</summary>
public enum NarrateOutcome
{
    /// <summary>The narration was put into the bucket, now or by an earlier run of the same job.</summary>
    Narrated,

    /// <summary>The narration is ready already.</summary>
    AlreadyReady,

    /// <summary>Another change is wanted, or is on its way.</summary>
    Superseded,

    /// <summary>The note does not exist any more; its removal is on its way.</summary>
    NoteGone,

    /// <summary>The narrations of a removed note were removed.</summary>
    Removed,
}
