using Notecast.Domain.Narrations;

namespace Notecast.Domain.Catalog;

/// <summary>What the last known change of a note asks for.</summary>
/// <param name="Revision">The change.</param>
/// <param name="Content">What shall be heard; <see langword="null"/> when the note was removed.</param>
/// <param name="RequestedAt">When the change was planned.</param>
/// <param name="CorrelationId">Follows the change through all steps.</param>
/// <param name="ExpiresAt">When the tombstone of a removed note may go; <see langword="null"/> for a note that exists.</param>
public sealed record Wanted(Revision Revision, ContentHash? Content, DateTimeOffset RequestedAt, string CorrelationId, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Whether the note was removed.</summary>
    public bool IsRemoval => Content is null;
}
