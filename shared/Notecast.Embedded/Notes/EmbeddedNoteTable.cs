using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Notes;

internal sealed class EmbeddedNoteTable(Database database) : INoteTable, INoteScan
{
    private const string IdAsText = "cast(NoteId as text)";
    private const string IsNote = $"UserId = @user and {IdAsText} = @note";

    private readonly KeyedPages<Note> _pages = new(database, "notes", IdAsText, NoteColumns.ReadNote, note => note.Key);

    public Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Query($"select * from notes where {IsNote}", NoteColumns.ReadNote, User(key), Id(key)).SingleOrDefault(),
        cancellationToken);

    public Task<long> EstimateCountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => (long)session.Scalar("select count(*) from notes")!, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<Note>> ReadPagesAsync(int segment, int segments, CancellationToken cancellationToken) =>
        _pages.ReadAsync(segment, segments, cancellationToken);

    public async Task<IReadOnlySet<NoteKey>> FindExistingAsync(IReadOnlyCollection<NoteKey> keys, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => keys.Where(key => IsThere(session, key)).ToHashSet(), cancellationToken);

    private static bool IsThere(Session session, NoteKey key) =>
        session.Scalar($"select 1 from notes where {IsNote}", User(key), Id(key)) is not null;

    private static (string Name, object? Value) User(NoteKey note) => ("@user", note.UserId);

    private static (string Name, object? Value) Id(NoteKey note) => ("@note", note.NoteId.Text);
}
