using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Ports;

/// <summary>Reads much of the catalog at once, as reconciliation does.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the table cannot be read now.</remarks>
public interface ICatalogScan
{
    /// <summary>The entries of these notes, as they are now (a consistent read); a note without one is left out.</summary>
    /// <param name="notes">Any number of notes; of ids only the text counts, not the type.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The entries by note. An entry's own key has the id's type that it was written with.</returns>
    Task<IReadOnlyDictionary<NoteKey, CatalogEntry>> FindAllAsync(IReadOnlyCollection<NoteKey> notes, CancellationToken cancellationToken);

    /// <summary>All entries of one of several segments, page by page: see <see cref="INoteScan.ReadPagesAsync"/>.</summary>
    IAsyncEnumerable<IReadOnlyList<CatalogEntry>> ReadPagesAsync(int segment, int segments, CancellationToken cancellationToken);
}
