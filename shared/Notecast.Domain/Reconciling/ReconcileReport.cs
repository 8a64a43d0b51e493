namespace Notecast.Domain.Reconciling;

/// <summary>What a reconciliation found and did.</summary>
public sealed record ReconcileReport
{
    /// <summary>How much was compared.</summary>
    public required ReconcileProgress Compared { get; init; }

    /// <summary>How often each finding was made; a finding that was not made is left out.</summary>
    public required IReadOnlyDictionary<NoteFinding, long> Findings { get; init; }

    /// <summary>Jobs that were queued, or would be.</summary>
    public required long Queued { get; init; }

    /// <summary>Objects that were deleted, or would be.</summary>
    public required long Deleted { get; init; }
}
