using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Reconciling;

/// <summary>The rules by which a note and its entry in the catalog are compared.</summary>
internal static class NoteComparison
{
    /// <summary>How a note and its entry stand to each other.</summary>
    /// <param name="entry">The entry; <see langword="null"/> for none.</param>
    /// <param name="content">The note's present content; <see langword="null"/> for a note that is gone.</param>
    /// <param name="isAudioThere">Whether the audio that the entry says is ready is in the bucket; it counts only where something is.</param>
    /// <param name="options">How long a narration may be on its way.</param>
    /// <param name="now">The present time.</param>
    public static NoteFinding Compare(
        CatalogEntry? entry, ContentHash? content, bool isAudioThere, ReconcileOptions options, DateTimeOffset now)
    {
        if (content is null)
        {
            return CompareGone(entry, options, now);
        }

        if (entry is null || entry.Wanted.IsRemoval)
        {
            return NoteFinding.Missing;
        }

        if (entry.Wanted.Content != content)
        {
            return NoteFinding.Stale;
        }

        return entry.Status switch
        {
            NarrationStatus.Ready => isAudioThere ? NoteFinding.UpToDate : NoteFinding.AudioMissing,
            NarrationStatus.Failed => NoteFinding.Failed,
            _ => IsOverdue(entry, options, now) ? NoteFinding.Stuck : NoteFinding.Pending,
        };
    }

    /// <summary>Whether the note is to be planned anew, or what is planned to be sent again.</summary>
    public static bool CallsForPlan(NoteFinding finding, ReconcileOptions options) => finding switch
    {
        NoteFinding.UpToDate => false,
        NoteFinding.Pending => options.ResendsPending,
        NoteFinding.Failed => options.IncludesFailed,
        _ => true,
    };

    private static NoteFinding CompareGone(CatalogEntry? entry, ReconcileOptions options, DateTimeOffset now)
    {
        if (entry is null)
        {
            return NoteFinding.UpToDate;
        }

        if (!entry.Wanted.IsRemoval)
        {
            return NoteFinding.NoteGone;
        }

        if (entry.Ready is null)
        {
            return NoteFinding.UpToDate;
        }

        return IsOverdue(entry, options, now) ? NoteFinding.RemovalUnfinished : NoteFinding.Pending;
    }

    private static bool IsOverdue(CatalogEntry entry, ReconcileOptions options, DateTimeOffset now) =>
        now - entry.Wanted.RequestedAt > options.PendingAge;
}
