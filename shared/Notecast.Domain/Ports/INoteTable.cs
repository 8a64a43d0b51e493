using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Ports;

/// <summary>The notes table, the only truth. Notecast never writes to it.</summary>
public interface INoteTable
{
    /// <summary>Reads a note as it is now (a consistent read); <see langword="null"/> when there is none.</summary>
    /// <exception cref="TransientFailureException">The table cannot be read now.</exception>
    Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken);
}
