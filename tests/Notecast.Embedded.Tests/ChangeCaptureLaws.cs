using CsCheck;
using Microsoft.Data.Sqlite;

namespace Notecast.Embedded.Tests;

/// <summary>Whatever is written, the captured changes tell the whole story of the table.</summary>
public sealed class ChangeCaptureLaws
{
    private const int Constraint = 19;

    private static readonly Gen<string> Id = Gen.OneOf("'a'", "'b'", "'1'", "1", "'it''s'");
    private static readonly Gen<string> Value = Gen.OneOf("null", "''", "'x'", "'y'", "5", "1.5", "x'01'");
    private static readonly Gen<string> Conflict = Gen.OneOf("or replace", "or ignore", "or abort");

    private static readonly Gen<string> Statement = Gen.OneOf(
        Gen.Select(Conflict, Id, Value, Value, (conflict, id, note, title) => $"insert {conflict} into notes (UserId, NoteId, Note, Title) values ('u', {id}, {note}, {title})"),
        Gen.Select(Id, Value, (id, note) => $"insert into notes (UserId, NoteId, Note) values ('u', {id}, {note}) on conflict do update set Note = excluded.Note"),
        Gen.Select(Id, Id, Value, (one, other, note) => $"insert or replace into notes (UserId, NoteId, Note) values ('u', {one}, {note}), ('u', {other}, {note})"),
        Gen.Select(Id, Value, (id, note) => $"update notes set Note = {note} where NoteId = {id}"),
        Gen.Select(Conflict, Id, Id, (conflict, from, to) => $"update {conflict} notes set NoteId = {to} where NoteId = {from}"),
        Gen.Select(Conflict, Id, Value, (conflict, to, title) => $"update {conflict} notes set NoteId = {to}, Title = {title} where Note is not null"),
        Value.Select(note => $"update notes set Note = {note}"),
        Id.Select(id => $"delete from notes where NoteId = {id}"));

    [Fact]
    public async Task Changes_replayed_from_nothing_give_the_table_and_each_starts_where_the_last_ended()
    {
        await using var data = new TestData();
        _ = data.Stack;
        using var connection = new SqliteConnection($"Data Source={data.DatabaseFile};Pooling=False");
        connection.Open();
        Execute(connection, "pragma synchronous = off");
        Statement.Array[1, 25].Holds(
            statements =>
            {
                Execute(connection, "delete from notes; delete from note_changes");
                foreach (var statement in statements)
                {
                    Execute(connection, statement);
                }

                Assert.Equal(ReadTable(connection), Replay(connection));
            },
            iter: 300);
    }

    private static SortedDictionary<string, string> Replay(SqliteConnection connection)
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = """
            select Kind, cast(NoteId as text), quote(OldNote) || quote(OldTitle), quote(NewNote) || quote(NewTitle) from note_changes order by Sequence
            """;
        using var change = command.ExecuteReader();
        while (change.Read())
        {
            var (kind, id, before, after) = (change.GetString(0), change.GetString(1), change.GetString(2), change.GetString(3));
            Assert.Equal(table.GetValueOrDefault(id), kind == "INSERT" ? null : before);
            table.Remove(id);
            if (kind != "REMOVE")
            {
                table.Add(id, after);
            }
        }

        return table;
    }

    private static SortedDictionary<string, string> ReadTable(SqliteConnection connection)
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "select cast(NoteId as text), quote(Note) || quote(Title) from notes";
        using var note = command.ExecuteReader();
        while (note.Read())
        {
            table.Add(note.GetString(0), note.GetString(1));
        }

        return table;
    }

    /// <summary>Runs a statement; one that breaks a constraint does nothing, as in any program.</summary>
    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException exception)
        {
            Assert.Equal(Constraint, exception.SqliteErrorCode);
        }
    }
}
