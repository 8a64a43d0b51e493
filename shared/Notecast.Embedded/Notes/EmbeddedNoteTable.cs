using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Notes;

internal sealed class EmbeddedNoteTable(Database database) : INoteTable
{
    public Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Query(
            "select * from notes where UserId = @user and cast(NoteId as text) = @note",
            NoteColumns.ReadNote,
            ("@user", key.UserId),
            ("@note", key.NoteId.Text)).SingleOrDefault(),
        cancellationToken);
}
