namespace Notecast.Domain.Replaying;

/// <summary>What replaying a dead letter does.</summary>
public enum ReplayStep
{
    /// <summary>The job goes to the synthesis queue again, byte for byte.</summary>
    ResendJob,

    /// <summary>The narration is checked and finished again.</summary>
    Finish,

    /// <summary>The note is compared with the catalog and the bucket, and planned again where they differ.</summary>
    PlanNote,

    /// <summary>All notes are compared: the letter has positions of the stream and no keys.</summary>
    ReconcileAll,

    /// <summary>Nothing: the work was done meanwhile, or a later change took its place.</summary>
    Nothing,

    /// <summary>The letter cannot be replayed and comes back.</summary>
    Fail,
}
