namespace Notecast.Domain.Reconciling;

/// <summary>What reconciliation does about what it finds.</summary>
public sealed record ReconcileOptions
{
    /// <summary>The most segments that a table is read in.</summary>
    public const int MaxSegments = 64;

    /// <summary>The slowest pace, in notes a second.</summary>
    public const double MinNotesPerSecond = 0.01;

    /// <summary>
    /// A narration, or a removal, that has been on its way for longer than this is planned again; at least 0. Jobs that wait in a long
    /// queue are on their way, too: while a large backfill is narrated, it should be longer than the queue takes. Planning again bills
    /// nothing where the earlier job still waits or has kept its segments; speech that both jobs have under way at the same moment is
    /// billed twice.
    /// </summary>
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

    /// <summary>
    /// The most notes, and then entries and objects, that are compared a second, at least <see cref="MinNotesPerSecond"/>;
    /// <see langword="null"/> for no limit.
    /// </summary>
    public double? NotesPerSecond { get; init; }

    /// <summary>How many segments of a table are read at once; 1 to <see cref="MaxSegments"/>.</summary>
    public int Segments { get; init; } = 4;
}
