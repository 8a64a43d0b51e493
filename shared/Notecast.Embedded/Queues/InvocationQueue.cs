using Microsoft.Data.Sqlite;
using Notecast.Embedded.Storage;
using Notecast.EventSources.Invocations;

namespace Notecast.Embedded.Queues;

/// <summary>The asynchronous invocations of FinishNarration.</summary>
internal sealed class InvocationQueue(Database database, TimeProvider time) : IInvocationQueue
{
    private readonly Signal _accepted = new();

    public async Task<string> AcceptAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var requestId = await database.WriteAsync(session => Insert(session, payload), cancellationToken);
        Wake();
        return requestId;
    }

    /// <summary>Accepts an invocation as a part of a transaction. <see cref="Wake"/> follows it.</summary>
    public string Insert(Session session, ReadOnlyMemory<byte> payload)
    {
        var requestId = Guid.NewGuid().ToString();
        session.Execute(
            "insert into invocations (RequestId, Payload, AcceptedAt, DueAt) values (@id, @payload, @now, @now)",
            ("@id", requestId),
            ("@payload", payload.ToArray()),
            ("@now", time.Milliseconds()));
        return requestId;
    }

    public void Wake() => _accepted.Raise();

    public async Task<IReadOnlyList<AcceptedInvocation>> TakeDueAsync(int max, TimeSpan waitTime, CancellationToken cancellationToken) =>
        await Polling.UntilAsync(() => TryTakeAsync(max, cancellationToken), taken => taken.Count > 0, _accepted, waitTime, time, cancellationToken);

    public Task CompleteAsync(string requestId, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("delete from invocations where RequestId = @id", ("@id", requestId)), cancellationToken);

    public async Task RescheduleAsync(string requestId, int attempts, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session => session.Execute(
                "update invocations set Attempts = @attempts, DueAt = @due, IsHandedOut = 0 where RequestId = @id",
                ("@attempts", attempts),
                ("@due", dueAt.ToUnixTimeMilliseconds()),
                ("@id", requestId)),
            cancellationToken);
        Wake();
    }

    private async Task<List<AcceptedInvocation>> TryTakeAsync(int max, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();

        // Mostly none is due; reading holds up no writer.
        if (!await database.ReadAsync(session => IsAnyDue(session, now), cancellationToken))
        {
            return [];
        }

        return await database.WriteAsync(session => Take(session, max, now), cancellationToken);
    }

    private static bool IsAnyDue(Session session, long now) =>
        session.Scalar("select 1 from invocations where IsHandedOut = 0 and DueAt <= @now limit 1", ("@now", now)) is not null;

    private static List<AcceptedInvocation> Take(Session session, int max, long now)
    {
        var taken = session.Query(
            "select * from invocations where IsHandedOut = 0 and DueAt <= @now order by DueAt, Number limit @max",
            Read,
            ("@now", now),
            ("@max", max));
        foreach (var invocation in taken)
        {
            session.Execute("update invocations set IsHandedOut = 1 where RequestId = @id", ("@id", invocation.RequestId));
        }

        return taken;
    }

    private static AcceptedInvocation Read(SqliteDataReader row) => new(
        row.Text("RequestId"),
        (byte[])row["Payload"],
        Columns.Moment(row.Integer("AcceptedAt")),
        (int)row.Integer("Attempts"),
        Columns.Moment(row.Integer("DueAt")));
}
