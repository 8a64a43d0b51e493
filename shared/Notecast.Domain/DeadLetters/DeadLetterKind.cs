namespace Notecast.Domain.DeadLetters;

/// <summary>What a dead letter is, told by the shape of its body.</summary>
public enum DeadLetterKind
{
    /// <summary>A synthesis job, as it travelled on the synthesis queue.</summary>
    SynthesisJob,

    /// <summary>Lambda's record of a failed asynchronous invocation, with the bucket event that FinishNarration was given.</summary>
    FailedInvocation,

    /// <summary>Lambda's record of a failed stream batch: positions only.</summary>
    FailedStreamBatch,

    /// <summary>A stream record that PlanNarrations could not read and set aside.</summary>
    PoisonRecord,

    /// <summary>Something else. It is kept as it is.</summary>
    Unknown,
}
