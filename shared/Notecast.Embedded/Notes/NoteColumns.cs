using Microsoft.Data.Sqlite;
using Notecast.Domain.Notes;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Notes;

/// <summary>Reads rows of the notes table as notes.</summary>
internal static class NoteColumns
{
    /// <summary>The attributes, in the order in which <see cref="NoteAttributes.NotStrings"/> names them.</summary>
    private static readonly string[] Names = ["Note", "TextType", "VoiceId", "Engine", "LanguageCode"];

    public static Note ReadNote(SqliteDataReader row) => new(ReadKey(row), new NoteAttributes
    {
        Text = StringOrNull(row, "Note"),
        TextType = StringOrNull(row, "TextType"),
        VoiceId = StringOrNull(row, "VoiceId"),
        Engine = StringOrNull(row, "Engine"),
        LanguageCode = StringOrNull(row, "LanguageCode"),
        Title = StringOrNull(row, "Title"),
        NotStrings = string.Join(',', Names.Where(name => row[name] is not (string or DBNull))),
    });

    public static NoteKey ReadKey(SqliteDataReader row) => new(row.Text("UserId"), ReadNoteId(row));

    private static NoteId ReadNoteId(SqliteDataReader row) =>
        row["NoteId"] is long ? NoteId.FromNumber(row.Text("NoteId")) : NoteId.FromString(row.Text("NoteId"));

    private static string? StringOrNull(SqliteDataReader row, string name) => row[name] as string;
}
