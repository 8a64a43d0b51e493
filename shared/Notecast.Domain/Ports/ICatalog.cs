using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Ports;

/// <summary>The narrations table: one entry a note. Each write is one conditional write.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the table cannot be used now.</remarks>
public interface ICatalog
{
    /// <summary>
    /// Reads a note's entry as it is now; <see langword="null"/> when there is none. Of the note's id only the text counts, not the type;
    /// the entry's own key has the type that it was written with.
    /// </summary>
    Task<CatalogEntry?> FindAsync(NoteKey note, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what is wanted, if no change of the same revision or a higher one is. What is ready stays as it is.
    /// </summary>
    /// <returns>Whether it was written, and the entry that stands in its way, as the one conditional write saw it.</returns>
    Task<WantResult> WantAsync(NoteKey note, Wanted wanted, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what is ready and clears the last failure, while exactly that revision is wanted (and is no removal).
    /// </summary>
    /// <returns>Whether it was written.</returns>
    Task<bool> MarkReadyAsync(NoteKey note, Ready ready, CancellationToken cancellationToken);

    /// <summary>Writes the last failure, while exactly that revision is wanted.</summary>
    /// <returns>Whether it was written.</returns>
    Task<bool> RecordFailureAsync(NoteKey note, LastFailure failure, CancellationToken cancellationToken);

    /// <summary>Forgets what was ready of a removed note, while its removal at exactly that revision is what is wanted.</summary>
    /// <returns>Whether the removal was still wanted.</returns>
    Task<bool> ForgetReadyAsync(NoteKey note, Revision removal, CancellationToken cancellationToken);
}
