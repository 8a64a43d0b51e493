using System.Globalization;
using System.Runtime.CompilerServices;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Embedded.Notes;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded;

/// <summary>What a client does with the notes table.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the database cannot be used now.</remarks>
public sealed class NoteClient
{
    private const int PageSize = 200;

    private readonly Database _database;
    private readonly Signal _changed;
    private readonly TimeProvider _time;

    internal NoteClient(Database database, Signal changed, TimeProvider time)
    {
        _database = database;
        _changed = changed;
        _time = time;
    }

    /// <summary>Writes a note: a new one, or over the one that has its key. A note that is the same already is no change.</summary>
    /// <exception cref="ArgumentException">The note has an attribute that is not a string.</exception>
    public Task PutAsync(Note note, CancellationToken cancellationToken = default) => PutAllAsync([note], cancellationToken);

    /// <summary>Writes notes in one transaction: when the task ends all are durable, and after a crash before that none is there.</summary>
    /// <exception cref="ArgumentException">A note has an attribute that is not a string.</exception>
    public async Task PutAllAsync(IReadOnlyCollection<Note> notes, CancellationToken cancellationToken = default)
    {
        foreach (var note in notes)
        {
            RequireStrings(note);
        }

        await WriteAsync(session => notes.Sum(note => Put(session, note)), cancellationToken);
    }

    /// <summary>Reads a note; <see langword="null"/> when there is none.</summary>
    public Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken = default) =>
        new EmbeddedNoteTable(_database).FindAsync(key, cancellationToken);

    /// <summary>Removes a note.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(NoteKey key, CancellationToken cancellationToken = default)
    {
        var removed = await WriteAsync(
            session => session.Execute(
                "delete from notes where UserId = @user and cast(NoteId as text) = @note",
                ("@user", key.UserId),
                ("@note", key.NoteId.Text)),
            cancellationToken);
        return removed > 0;
    }

    /// <summary>All notes by user and id, or one user's; read in pages, so a list may be as long as it likes.</summary>
    /// <param name="userId">The owner; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public async IAsyncEnumerable<Note> ListAsync(string? userId = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        NoteKey? last = null;
        while (true)
        {
            var page = await ReadPageAsync(userId, last, cancellationToken);
            foreach (var note in page)
            {
                yield return note;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            last = page[^1].Key;
        }
    }

    private Task<List<Note>> ReadPageAsync(string? userId, NoteKey? after, CancellationToken cancellationToken)
    {
        var from = after?.UserId ?? userId ?? "";
        var ofOneUser = userId is null ? "" : "and UserId = @from";
        return _database.ReadAsync(
            session => session.Query(
                $"""
                select * from notes
                where (UserId, cast(NoteId as text)) > (@from, @after) {ofOneUser}
                order by UserId, cast(NoteId as text)
                limit {PageSize}
                """,
                NoteColumns.ReadNote,
                ("@from", from),
                ("@after", after?.NoteId.Text ?? "")),
            cancellationToken);
    }

    /// <summary>Writes, and dates the captured changes by the time that the pipeline goes by: triggers know only the machine's clock.</summary>
    private async Task<T> WriteAsync<T>(Func<Session, T> write, CancellationToken cancellationToken)
    {
        var now = _time.Milliseconds();
        var result = await _database.WriteAsync(
            session =>
            {
                var before = session.Scalar("select seq from sqlite_sequence where name = 'note_changes'") ?? 0L;
                var written = write(session);
                session.Execute("update note_changes set At = @now where Sequence > @before", ("@now", now), ("@before", before));
                return written;
            },
            cancellationToken);
        _changed.Raise();
        return result;
    }

    private static int Put(Session session, Note note) => session.Execute(
        """
        insert into notes (UserId, NoteId, Note, VoiceId, Engine, LanguageCode, TextType, Title)
        values (@user, @note, @text, @voice, @engine, @language, @type, @title)
        on conflict do update set
            NoteId = excluded.NoteId, Note = excluded.Note, VoiceId = excluded.VoiceId, Engine = excluded.Engine,
            LanguageCode = excluded.LanguageCode, TextType = excluded.TextType, Title = excluded.Title
        """,
        ("@user", note.Key.UserId),
        ("@note", ValueOf(note.Key.NoteId)),
        ("@text", note.Attributes.Text),
        ("@voice", note.Attributes.VoiceId),
        ("@engine", note.Attributes.Engine),
        ("@language", note.Attributes.LanguageCode),
        ("@type", note.Attributes.TextType),
        ("@title", note.Attributes.Title));

    /// <summary>A number is an integer where SQLite has one that reads the same, and its text otherwise.</summary>
    private static object ValueOf(NoteId id) =>
        id.IsNumber
        && long.TryParse(id.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == id.Text
            ? number
            : id.Text;

    private static void RequireStrings(Note note)
    {
        if (note.Attributes.NotStrings.Length > 0)
        {
            throw new ArgumentException(
                $"Note {note.Key} has attributes that are not strings ({note.Attributes.NotStrings}). Write them as text.", nameof(note));
        }
    }
}
