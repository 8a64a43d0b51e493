using Notecast.Domain.Failures;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Queues;

/// <summary>
/// Idempotency records with the states of Powertools for AWS Lambda: in progress until a time, completed until another, or none.
/// Each record names the run that owns it, so that a run that outlived its time cannot end another's.
/// </summary>
/// <param name="database">Where the records are.</param>
/// <param name="time">Tells when they end.</param>
/// <param name="retention">How long what is done is known to be done.</param>
internal sealed class RunRecords(Database database, TimeProvider time, TimeSpan retention)
{
    /// <summary>
    /// What the id of a run begins with that clients do, too. A pipeline that starts leaves it alone: it may be under way.
    /// </summary>
    public const string OfClients = "client/";

    /// <summary>Runs <paramref name="run"/>, unless it ran to its end before. When it throws, it may run again.</summary>
    /// <param name="id">Names what is run.</param>
    /// <param name="timeLeft">How long this run may last; after that another may start.</param>
    /// <param name="run">Runs and returns its receipt.</param>
    /// <param name="complete">Is a part of the transaction that writes the receipt.</param>
    /// <param name="inProgress">Says that another run is under way.</param>
    /// <param name="cancellationToken">Stops the calls to the database, not <paramref name="run"/>.</param>
    /// <returns>The receipt of the run that came to its end first.</returns>
    public async Task<string> RunOnceAsync(
        string id,
        TimeSpan timeLeft,
        Func<Task<string>> run,
        Action<Session> complete,
        string inProgress,
        CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        if (await database.WriteAsync(session => Begin(session, id, owner, timeLeft, inProgress), cancellationToken) is { } receipt)
        {
            return receipt;
        }

        string result;
        try
        {
            result = await run();
        }
        catch
        {
            await database.WriteAsync(session => Forget(session, id, owner), CancellationToken.None);
            throw;
        }

        // What is done is done, also when time ran out meanwhile.
        await database.WriteAsync(
            session =>
            {
                complete(session);
                return Complete(session, id, owner, result);
            },
            CancellationToken.None);
        return result;
    }

    /// <summary>Takes the id for this run, or returns the receipt of the run that completed.</summary>
    private string? Begin(Session session, string id, string owner, TimeSpan timeLeft, string inProgress)
    {
        var now = time.Milliseconds();
        session.Execute("delete from idempotency where ExpiresAt <= @now", ("@now", now));
        var taken = session.Execute(
            """
            insert into idempotency (Id, Owner, InProgressUntil, ExpiresAt) values (@id, @owner, @until, @expiry)
            on conflict do update set Owner = excluded.Owner, InProgressUntil = excluded.InProgressUntil, ExpiresAt = excluded.ExpiresAt
            where not IsCompleted and InProgressUntil <= @now
            """,
            ("@id", id),
            ("@owner", owner),
            ("@until", now + (long)timeLeft.TotalMilliseconds),
            ("@expiry", now + (long)retention.TotalMilliseconds),
            ("@now", now));
        if (taken > 0)
        {
            return null;
        }

        return session.Scalar("select Receipt from idempotency where Id = @id", ("@id", id)) as string
            ?? throw new TransientFailureException(
                FailureCode.InProgressElsewhere, inProgress, "It is tried again; nothing needs to be done.");
    }

    private static int Forget(Session session, string id, string owner) => session.Execute(
        "delete from idempotency where Id = @id and Owner = @owner and not IsCompleted", ("@id", id), ("@owner", owner));

    private int Complete(Session session, string id, string owner, string receipt) => session.Execute(
        "update idempotency set IsCompleted = 1, Receipt = @receipt, ExpiresAt = @expiry where Id = @id and Owner = @owner",
        ("@receipt", receipt),
        ("@expiry", time.Milliseconds() + (long)retention.TotalMilliseconds),
        ("@id", id),
        ("@owner", owner));
}
