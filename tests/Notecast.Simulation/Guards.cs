namespace Notecast.Simulation;

/// <summary>The guards of the design that the simulator's adapters can switch off, to see that an invariant then breaks.</summary>
[Flags]
public enum Guards
{
    /// <summary>No guard.</summary>
    None = 0,

    /// <summary>What is wanted moves only to a higher revision.</summary>
    RevisionCondition = 1,

    /// <summary>What is ready is written only while it is wanted.</summary>
    ContentCondition = 2,

    /// <summary>The narration of one revision runs once.</summary>
    Idempotency = 4,

    /// <summary>Spoken segments are kept.</summary>
    SegmentCache = 8,

    /// <summary>A removal leaves a tombstone.</summary>
    Tombstone = 16,

    /// <summary>The lowest failed sequence number of a batch is where the stream goes on.</summary>
    PartialResponseOrder = 32,

    /// <summary>All of them.</summary>
    All = RevisionCondition | ContentCondition | Idempotency | SegmentCache | Tombstone | PartialResponseOrder,
}
