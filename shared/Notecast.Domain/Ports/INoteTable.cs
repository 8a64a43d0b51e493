using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Ports;

/// <summary>The notes table, the only truth. Notecast never writes to it.</summary>
public interface INoteTable
{
    /// <summary>Reads a note as it is now (a consistent read); <see langword="null"/> when there is none.</summary>
    /// <param name="key">
    /// The note. Ids are the same when their text is (<see cref="NoteId"/>): one that was read from an object key is a string, also when
    /// the table's ids are numbers, and finds its note all the same. A text that is no number finds nothing in a table of numbers.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The note; its key has the type that the table's ids have.</returns>
    /// <exception cref="TransientFailureException">The table cannot be read now.</exception>
    Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken);
}
