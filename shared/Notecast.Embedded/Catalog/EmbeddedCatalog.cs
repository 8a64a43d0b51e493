using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Catalog;

internal sealed class EmbeddedCatalog(Database database, TimeProvider time) : ICatalog, ICatalogScan
{
    private const string IsNote = "UserId = @user and NoteId = @note";

    private readonly KeyedPages<CatalogEntry> _pages = new(database, "catalog", "NoteId", CatalogColumns.ReadEntry, entry => entry.Note);

    public Task<CatalogEntry?> FindAsync(NoteKey note, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Find(session, note), cancellationToken);

    public async Task<IReadOnlyDictionary<NoteKey, CatalogEntry>> FindAllAsync(
        IReadOnlyCollection<NoteKey> notes, CancellationToken cancellationToken) => await database.ReadAsync(
            session => notes.Distinct().Select(note => Find(session, note)).OfType<CatalogEntry>().ToDictionary(entry => entry.Note),
            cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<CatalogEntry>> ReadPagesAsync(int segment, int segments, CancellationToken cancellationToken) =>
        _pages.ReadAsync(segment, segments, cancellationToken);

    public Task<WantResult> WantAsync(NoteKey note, Wanted wanted, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Execute("delete from catalog where ExpiresAt < @now", ("@now", Columns.Iso(time.GetUtcNow())));
            return Want(session, note, wanted);
        },
        cancellationToken);

    public Task<bool> MarkReadyAsync(NoteKey note, Ready ready, CancellationToken cancellationToken) => UpdateAsync(
        $"""
        update catalog set
            ReadyRevision = @revision, ReadyContent = @content, ReadyKey = @key, DurationTicks = @duration, Bytes = @bytes,
            BilledCharacters = @billed, VoiceId = @voice, ReadyAt = @at,
            FailureRevision = null, FailureCode = null, FailureReason = null, FailureRemedy = null,
            FailureIsPermanent = null, FailureIsFinal = null, FailedAt = null
        where {IsNote} and WantedRevision = @revision and WantedContent is not null
        """,
        cancellationToken,
        User(note),
        Id(note),
        ("@revision", ready.Revision.ToString()),
        ("@content", ready.Content.ToString()),
        ("@key", ready.Key.ToString()),
        ("@duration", ready.Duration.Ticks),
        ("@bytes", ready.Bytes),
        ("@billed", ready.BilledCharacters),
        ("@voice", ready.VoiceId),
        ("@at", Columns.Iso(ready.ReadyAt)));

    public Task<bool> RecordFailureAsync(NoteKey note, LastFailure failure, CancellationToken cancellationToken) => UpdateAsync(
        $"""
        update catalog set
            FailureRevision = @revision, FailureCode = @code, FailureReason = @reason, FailureRemedy = @remedy,
            FailureIsPermanent = @permanent, FailureIsFinal = @final, FailedAt = @at
        where {IsNote} and WantedRevision = @revision
        """,
        cancellationToken,
        User(note),
        Id(note),
        ("@revision", failure.Revision.ToString()),
        ("@code", failure.Failure.Code.ToString()),
        ("@reason", failure.Failure.Reason),
        ("@remedy", failure.Failure.Remedy),
        ("@permanent", failure.Failure.IsPermanent),
        ("@final", failure.IsFinal),
        ("@at", Columns.Iso(failure.At)));

    public Task<bool> ForgetReadyAsync(NoteKey note, Revision removal, CancellationToken cancellationToken) => UpdateAsync(
        $"""
        update catalog set
            ReadyRevision = null, ReadyContent = null, ReadyKey = null, DurationTicks = null, Bytes = null,
            BilledCharacters = null, VoiceId = null, ReadyAt = null
        where {IsNote} and WantedRevision = @revision and WantedContent is null
        """,
        cancellationToken,
        User(note),
        Id(note),
        ("@revision", removal.ToString()));

    private static CatalogEntry? Find(Session session, NoteKey note) =>
        session.Query($"select * from catalog where {IsNote}", CatalogColumns.ReadEntry, User(note), Id(note)).SingleOrDefault();

    private static WantResult Want(Session session, NoteKey note, Wanted wanted)
    {
        var written = session.Execute(
            """
            insert into catalog (UserId, NoteId, NoteIdIsNumber, WantedRevision, WantedContent, RequestedAt, CorrelationId, ExpiresAt)
            values (@user, @note, @isNumber, @revision, @content, @at, @correlation, @expiry)
            on conflict do update set
                NoteIdIsNumber = excluded.NoteIdIsNumber, WantedRevision = excluded.WantedRevision, WantedContent = excluded.WantedContent,
                RequestedAt = excluded.RequestedAt, CorrelationId = excluded.CorrelationId, ExpiresAt = excluded.ExpiresAt
            where excluded.WantedRevision > WantedRevision
            """,
            User(note),
            Id(note),
            ("@isNumber", note.NoteId.IsNumber),
            ("@revision", wanted.Revision.ToString()),
            ("@content", wanted.Content?.ToString()),
            ("@at", Columns.Iso(wanted.RequestedAt)),
            ("@correlation", wanted.CorrelationId),
            ("@expiry", wanted.ExpiresAt is { } expiry ? Columns.Iso(expiry) : null));
        return written > 0 ? WantResult.Recorded : WantResult.RefusedBy(Find(session, note)!, wanted);
    }

    private async Task<bool> UpdateAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        await database.WriteAsync(session => session.Execute(sql, parameters), cancellationToken) > 0;

    private static (string Name, object? Value) User(NoteKey note) => ("@user", note.UserId);

    private static (string Name, object? Value) Id(NoteKey note) => ("@note", note.NoteId.Text);
}
