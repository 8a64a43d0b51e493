namespace Notecast.Simulation.Checking;

/// <summary>What must hold, whatever happens.</summary>
public enum Invariant
{
    /// <summary>
    /// Every note that exists has exactly one narration, of its present content, and it is marked ready; or it is marked failed with a
    /// permanent reason.
    /// </summary>
    EveryNoteIsReadyOrFailedForGood,

    /// <summary>No narration exists for a removed note; nothing in the bucket is orphaned after the reconciliation.</summary>
    NothingIsLeftOfRemovedNotes,

    /// <summary>Old audio never replaces newer audio, not even for a moment, in the catalog.</summary>
    OldAudioNeverReplacesNewer,

    /// <summary>No segment is billed twice, except where its audio was lost before it was kept.</summary>
    NoSegmentIsBilledTwice,

    /// <summary>Everything that failed for good is a complete dead letter; replaying all of them after the cause is mended empties the queue.</summary>
    FailuresAreCompleteDeadLetters,

    /// <summary>
    /// The topic gets at least one ready message for each narration that becomes ready, and none for one that does not. Of a narration that
    /// is superseded before its message could be sent, only the newer one is announced.
    /// </summary>
    TheTopicTellsOfEachReadyNarration,

    /// <summary>When the faults end, the pipeline comes to rest.</summary>
    ThePipelineComesToRest,
}
