using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Ports;

/// <summary>Reads the whole notes table, as reconciliation does.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the table cannot be read now.</remarks>
public interface INoteScan
{
    /// <summary>About how many notes there are; it may be hours old.</summary>
    Task<long> EstimateCountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// All notes of one of several segments, page by page, read consistently. Every note that is there all the time is in exactly one
    /// segment, once. No more than a page is held.
    /// </summary>
    /// <param name="segment">The segment, from 0.</param>
    /// <param name="segments">How many segments there are; at least 1.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    IAsyncEnumerable<IReadOnlyList<Note>> ReadPagesAsync(int segment, int segments, CancellationToken cancellationToken);

    /// <summary>Which of the keys have a note now (a consistent read).</summary>
    /// <param name="keys">Any number of keys; of ids only the text counts, not the type, as in <see cref="INoteTable.FindAsync"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The keys of the notes that are there, with the type that the table's ids have.</returns>
    Task<IReadOnlySet<NoteKey>> FindExistingAsync(IReadOnlyCollection<NoteKey> keys, CancellationToken cancellationToken);
}
