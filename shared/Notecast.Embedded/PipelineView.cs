using Microsoft.Data.Sqlite;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Embedded.Catalog;
using Notecast.Embedded.Narrations;
using Notecast.Embedded.Notes;
using Notecast.Embedded.Queues;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded;

/// <summary>Shows how the pipeline stands. It only reads, so any process may look while another runs the pipeline.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the database cannot be used now.</remarks>
public sealed class PipelineView
{
    private const string IsPlanned =
        "exists (select 1 from catalog where catalog.UserId = notes.UserId and catalog.NoteId = cast(notes.NoteId as text) and WantedContent is not null)";

    private const string Planned =
        "select *, (select Segments from narrations where ObjectKey = ReadyKey) as Segments from catalog";

    private const string IsNote =
        "exists (select 1 from notes where notes.UserId = catalog.UserId and cast(notes.NoteId as text) = catalog.NoteId)";

    private readonly Database _database;
    private readonly EmbeddedNarrationStore _narrations;
    private readonly TimeProvider _time;

    internal PipelineView(Database database, EmbeddedNarrationStore narrations, TimeProvider time)
    {
        _database = database;
        _narrations = narrations;
        _time = time;
    }

    /// <summary>Counts everything, at one moment.</summary>
    public Task<PipelineStatus> ReadStatusAsync(CancellationToken cancellationToken = default) => _database.ReadAsync(ReadStatus, cancellationToken);

    /// <summary>
    /// A number that is another one after any change to the data folder's tables. Reading it costs next to nothing, however many notes
    /// there are; what follows the clock (ages, delays) changes without it.
    /// </summary>
    public Task<long> ReadVersionAsync(CancellationToken cancellationToken = default) => _database.ReadVersionAsync(cancellationToken);

    /// <summary>Notes with their narrations, newest change first; those that were not planned yet come before all others.</summary>
    /// <param name="limit">The most rows.</param>
    /// <param name="status">Only notes that stand there; <see langword="null"/> for all but removed ones.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<NoteRow>> ListAsync(
        int limit, NarrationStatus? status = null, CancellationToken cancellationToken = default) => await _database.ReadAsync(session => List(session, limit, status), cancellationToken);

    /// <summary>Planned notes whose narration is on its way, those that wait the longest first.</summary>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<NoteRow>> ListOldestPendingAsync(int limit, CancellationToken cancellationToken = default) =>
        await _database.ReadAsync(
            session => session.Query(
                $"{Planned} where Status = 'Pending' order by RequestedAt, WantedRevision limit @limit", ReadPlanned, ("@limit", limit)),
            cancellationToken);

    /// <summary>One note with its narration; <see langword="null"/> when neither is known.</summary>
    public Task<NoteRow?> FindAsync(NoteKey note, CancellationToken cancellationToken = default) =>
        _database.ReadAsync(session => Find(session, note), cancellationToken);

    /// <summary>The last messages of the topic, newest first.</summary>
    /// <param name="limit">The most messages.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<PublishedMessage>> ListPublishedAsync(int limit, CancellationToken cancellationToken = default) =>
        await _database.ReadAsync(
            session => session.Query(
                "select * from topic order by Number desc limit @limit",
                row => new PublishedMessage(row.Integer("Number"), Columns.Moment(row.Integer("PublishedAt")), row.Text("Body")),
                ("@limit", limit)),
            cancellationToken);

    private PipelineStatus ReadStatus(Session session)
    {
        var now = _time.GetUtcNow();
        var counts = session
            .Query("select Status, count(*) as Notes from catalog group by Status", row => (Status: row.Text("Status"), Notes: row.Integer("Notes")))
            .ToDictionary(row => Enum.Parse<NarrationStatus>(row.Status), row => row.Notes);

        // Sequence numbers have no gaps, and the two ends are found at once.
        var unread = (long)session.Scalar(
            "select coalesce((select max(Sequence) from note_changes) - (select min(Sequence) from note_changes) + 1, 0)")!;
        var unplanned = CountUnplanned(session, counts.Values.Sum() - counts.GetValueOrDefault(NarrationStatus.Removed));
        var returned = (long)session.Scalar($"select count(*) from catalog where Status = 'Removed' and {IsNote}")!;
        var oldest = OldestPending(session, unplanned > 0);
        return new PipelineStatus
        {
            Pending = counts.GetValueOrDefault(NarrationStatus.Pending) + unplanned,
            Ready = counts.GetValueOrDefault(NarrationStatus.Ready),
            Failed = counts.GetValueOrDefault(NarrationStatus.Failed),
            Removed = counts.GetValueOrDefault(NarrationStatus.Removed) - returned,
            OldestPendingSince = oldest,
            OldestPendingAge = oldest is { } since ? TimeSpan.FromTicks(Math.Max(0, (now - since).Ticks)) : null,
            UnreadNoteChanges = unread,
            SynthesisQueue = DepthOf(session, QueueNames.Synthesis, now),
            DeadLetterQueue = DepthOf(session, QueueNames.DeadLetters, now),
            ReplayQueue = DepthOf(session, QueueNames.Replay, now),
            PendingInvocations = (long)session.Scalar("select count(*) from invocations")!,
            Totals = new PipelineTotals(
                Totals.Read(session, Totals.Narrations),
                Totals.Read(session, Totals.SynthesizedSegments),
                Totals.Read(session, Totals.BilledCharacters)),
        };
    }

    /// <summary>
    /// Counts notes that the catalog does not know, by what is cheap to count: all notes, less those that it knows, but not those that
    /// were removed since it last heard of them.
    /// </summary>
    private static long CountUnplanned(Session session, long planned)
    {
        var notes = (long)session.Scalar("select count(*) from notes")!;
        var removedUnread = (long)session.Scalar(
            $"""
            select count(*) from (select distinct UserId, cast(NoteId as text) as Id from note_changes where Kind = 'REMOVE') as changed
            join catalog on catalog.UserId = changed.UserId and catalog.NoteId = changed.Id
            where WantedContent is not null and not {IsNote}
            """)!;
        return Math.Max(0, notes - planned + removedUnread);
    }

    private static DateTimeOffset? OldestPending(Session session, bool isAnyUnplanned)
    {
        var planned = session.Scalar("select min(RequestedAt) from catalog where Status = 'Pending'") is string text
            ? Columns.ParseIso(text)
            : (DateTimeOffset?)null;
        var unread = isAnyUnplanned && session.Scalar("select At from note_changes order by Sequence limit 1") is long at
            ? Columns.Moment(at)
            : (DateTimeOffset?)null;
        return planned < unread || unread is null ? planned : unread;
    }

    private static QueueDepth DepthOf(Session session, string queue, DateTimeOffset now) => session.Query(
        """
        select
            count(*) filter (where VisibleAt <= @now) as Visible,
            count(*) filter (where VisibleAt > @now and IsReceived) as InFlight,
            count(*) filter (where VisibleAt > @now and not IsReceived) as Delayed
        from messages where Queue = @queue
        """,
        row => new QueueDepth(row.Integer("Visible"), row.Integer("InFlight"), row.Integer("Delayed")),
        ("@now", now.ToUnixTimeMilliseconds()),
        ("@queue", queue)).Single();

    private List<NoteRow> List(Session session, int limit, NarrationStatus? status)
    {
        var rows = status is null or NarrationStatus.Pending ? ListUnplanned(session, limit) : [];
        var condition = status switch
        {
            null => "Status <> 'Removed'",
            NarrationStatus.Removed => $"Status = @status and not {IsNote}",
            _ => "Status = @status",
        };
        rows.AddRange(session.Query(
            $"{Planned} where {condition} order by RequestedAt desc, WantedRevision desc limit @limit",
            ReadPlanned,
            ("@limit", limit - rows.Count),
            ("@status", status?.ToString())));
        return rows;
    }

    private static List<NoteRow> ListUnplanned(Session session, int limit) => session.Query(
        $"""
        select distinct notes.UserId, notes.NoteId
        from note_changes as changed
        join notes on notes.UserId = changed.UserId and cast(notes.NoteId as text) = cast(changed.NoteId as text)
        where not {IsPlanned}
        order by changed.Sequence desc
        limit @limit
        """,
        ReadUnplanned,
        ("@limit", limit));

    private NoteRow? Find(Session session, NoteKey note)
    {
        (string, object?)[] key = [("@user", note.UserId), ("@note", note.NoteId.Text)];
        var unplanned = session.Query(
            $"select UserId, NoteId from notes where UserId = @user and cast(NoteId as text) = @note and not {IsPlanned}", ReadUnplanned, key);
        return unplanned.Count > 0
            ? unplanned[0]
            : session.Query($"{Planned} where UserId = @user and NoteId = @note", ReadPlanned, key).SingleOrDefault();
    }

    private NoteRow ReadPlanned(SqliteDataReader row)
    {
        var entry = CatalogColumns.ReadEntry(row);
        return new NoteRow
        {
            Key = entry.Note,
            Status = entry.Status,
            RequestedAt = entry.Wanted.RequestedAt,
            Ready = entry.Ready,
            Segments = row.IsDBNull(row.GetOrdinal("Segments")) ? null : (int)row.Integer("Segments"),
            FilePath = entry.Ready is { } ready ? _narrations.PathOf(ready.Key.ToString()) : null,
            Failure = entry.LastFailure?.Failure,
        };
    }

    private static NoteRow ReadUnplanned(SqliteDataReader row) => new()
    {
        Key = NoteColumns.ReadKey(row),
        Status = NarrationStatus.Pending,
        RequestedAt = null,
        Ready = null,
        Segments = null,
        FilePath = null,
        Failure = null,
    };
}
