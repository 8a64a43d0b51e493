namespace Notecast.Domain.Reconciling;

/// <summary>What reconciliation does about what it finds.</summary>
public sealed record ReconcileOptions
{
    /// <summary>A narration that has been on its way for longer than this is planned again; at least 0.</summary>
    public TimeSpan PendingAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether the jobs of narrations that are on their way are sent again, at the revision that is wanted: planning may have failed between
    /// the catalog and the queue. A job that is sent twice is narrated and billed once.
    /// </summary>
    public bool ResendsPending { get; init; }

    /// <summary>Whether notes whose narration failed for good are planned again, too.</summary>
    public bool IncludesFailed { get; init; }

    /// <summary>Whether nothing is written, sent or deleted.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The most notes that are compared a second; <see langword="null"/> for no limit.</summary>
    public double? NotesPerSecond { get; init; }

    /// <summary>How many segments of a table are read at once; 1 to 64.</summary>
    public int Segments { get; init; } = 4;
}
