using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Storage;

/// <summary>
/// Reads a table that has one row a note, page by page in the order of the notes' keys. A row's number may change when a client replaces
/// its note, the key never does: so a note that is there all the time is read once, whatever else is written meanwhile.
/// </summary>
internal sealed class KeyedPages<T>
{
    /// <summary>Few enough to hold them even when each has the 400 KB that an item of DynamoDB may have.</summary>
    private const int PageSize = 100;

    private readonly Database _database;
    private readonly Func<SqliteDataReader, T> _map;
    private readonly Func<T, NoteKey> _keyOf;
    private readonly string _restOfUser;
    private readonly string _laterUsers;

    /// <param name="database">Where the table is.</param>
    /// <param name="table">The table.</param>
    /// <param name="noteId">The note's id as text, by which the table is indexed after the user's.</param>
    /// <param name="map">Reads a row.</param>
    /// <param name="keyOf">The key of what was read.</param>
    public KeyedPages(Database database, string table, string noteId, Func<SqliteDataReader, T> map, Func<T, NoteKey> keyOf)
    {
        _database = database;
        _map = map;
        _keyOf = keyOf;

        // Two statements, because one comparison of both columns would read a user's notes from the first one on for each page.
        var isInSegment = $"{NoteSegment.FunctionName}(UserId, {noteId}, @segments) = @segment";
        _restOfUser = $"select * from {table} where UserId = @user and {noteId} > @note and {isInSegment} order by {noteId} limit @limit";
        _laterUsers = $"select * from {table} where UserId > @user and {isInSegment} order by UserId, {noteId} limit @limit";
    }

    /// <summary>All rows of a segment. Each page is one state of the database; in between nothing is held.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync(
        int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (user, note) = ("", "");
        List<T> page;
        do
        {
            page = await _database.ReadAsync(session => ReadPage(session, user, note, segment, segments), cancellationToken);
            if (page.Count > 0)
            {
                var last = _keyOf(page[^1]);
                (user, note) = (last.UserId, last.NoteId.Text);
                yield return page;
            }
        }
        while (page.Count == PageSize);
    }

    private List<T> ReadPage(Session session, string user, string note, int segment, int segments)
    {
        (string, object?)[] place = [("@user", user), ("@segment", segment), ("@segments", segments)];
        var page = session.Query(_restOfUser, _map, [.. place, ("@note", note), ("@limit", PageSize)]);
        if (page.Count < PageSize)
        {
            page.AddRange(session.Query(_laterUsers, _map, [.. place, ("@limit", PageSize - page.Count)]));
        }

        return page;
    }
}
