namespace Notecast.Embedded;

/// <summary>How the pipeline stands, all figures of one moment.</summary>
public sealed record PipelineStatus
{
    /// <summary>Notes whose narration is on its way; those that were not planned yet among them.</summary>
    public required long Pending { get; init; }

    /// <summary>Notes whose narration can be heard.</summary>
    public required long Ready { get; init; }

    /// <summary>Notes whose narration failed for good.</summary>
    public required long Failed { get; init; }

    /// <summary>Notes that were removed and are remembered for a while.</summary>
    public required long Removed { get; init; }

    /// <summary>Since when the oldest pending note waits; <see langword="null"/> when none does.</summary>
    public required DateTimeOffset? OldestPendingSince { get; init; }

    /// <summary>How long the oldest pending note has been waiting; <see langword="null"/> when none does.</summary>
    public required TimeSpan? OldestPendingAge { get; init; }

    /// <summary>Note changes that were not planned yet.</summary>
    public required long UnreadNoteChanges { get; init; }

    /// <summary>The queue of synthesis jobs.</summary>
    public required QueueDepth SynthesisQueue { get; init; }

    /// <summary>The queue of what failed for good.</summary>
    public required QueueDepth DeadLetterQueue { get; init; }

    /// <summary>The queue of dead letters that are on their way back.</summary>
    public required QueueDepth ReplayQueue { get; init; }

    /// <summary>Narrations that were put and are not finished yet.</summary>
    public required long PendingInvocations { get; init; }

    /// <summary>What was done since the data folder was made.</summary>
    public required PipelineTotals Totals { get; init; }

    /// <summary>Whether nothing is left to do anywhere: a running pipeline would change nothing. Dead letters wait for a person.</summary>
    public bool IsQuiet => UnreadNoteChanges == 0 && SynthesisQueue.Total == 0 && ReplayQueue.Total == 0 && PendingInvocations == 0;
}
