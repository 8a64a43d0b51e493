using Microsoft.Data.Sqlite;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Catalog;

/// <summary>Reads rows of the catalog.</summary>
internal static class CatalogColumns
{
    public static CatalogEntry ReadEntry(SqliteDataReader row) => new(ReadKey(row), ReadWanted(row), ReadReady(row), ReadFailure(row));

    private static NoteKey ReadKey(SqliteDataReader row)
    {
        var id = row.Text("NoteId");
        return new NoteKey(row.Text("UserId"), row.Boolean("NoteIdIsNumber") ? NoteId.FromNumber(id) : NoteId.FromString(id));
    }

    private static Wanted ReadWanted(SqliteDataReader row) => new(
        Revision.Parse(row.Text("WantedRevision")),
        row.TextOrNull("WantedContent") is { } content ? ContentHash.Parse(content) : null,
        Columns.ParseIso(row.Text("RequestedAt")),
        row.Text("CorrelationId"),
        row.TextOrNull("ExpiresAt") is { } expiry ? Columns.ParseIso(expiry) : null);

    private static Ready? ReadReady(SqliteDataReader row) => row.TextOrNull("ReadyRevision") is not { } revision ? null : new Ready
    {
        Revision = Revision.Parse(revision),
        Content = ContentHash.Parse(row.Text("ReadyContent")),
        Key = NarrationKey.TryParse(row.Text("ReadyKey"), out var key)
            ? key
            : throw new InvalidDataException($"The catalog names '{row.Text("ReadyKey")}', which is not a narration's key."),
        Duration = TimeSpan.FromTicks(row.Integer("DurationTicks")),
        Bytes = row.Integer("Bytes"),
        BilledCharacters = (int)row.Integer("BilledCharacters"),
        VoiceId = row.Text("VoiceId"),
        ReadyAt = Columns.ParseIso(row.Text("ReadyAt")),
    };

    private static LastFailure? ReadFailure(SqliteDataReader row) => row.TextOrNull("FailureRevision") is not { } revision
        ? null
        : new LastFailure(
            Revision.Parse(revision),
            new Failure(
                Enum.Parse<FailureCode>(row.Text("FailureCode")),
                row.Text("FailureReason"),
                row.Text("FailureRemedy"),
                row.Boolean("FailureIsPermanent")),
            row.Boolean("FailureIsFinal"),
            Columns.ParseIso(row.Text("FailedAt")));
}
