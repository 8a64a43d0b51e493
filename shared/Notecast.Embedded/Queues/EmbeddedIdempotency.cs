using System.Security.Cryptography;
using System.Text.Json;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Queues;

/// <summary>
/// Idempotency records with the states of Powertools for AWS Lambda: in progress until a time, completed until another, or none.
/// Each record names the run that owns it, so that a run that outlived its time cannot end another's.
/// </summary>
internal sealed class EmbeddedIdempotency(Database database, TimeProvider time) : IIdempotency
{
    /// <summary>How long a receipt is kept. Later the object keys and the catalog alone keep work from being done twice.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    public async Task<NarrationReceipt> RunOnceAsync(
        NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
    {
        var id = IdOf(identity);
        var owner = Guid.NewGuid().ToString("N");
        if (await database.WriteAsync(session => Begin(session, id, owner, timeLeft), cancellationToken) is { } receipt)
        {
            return receipt;
        }

        NarrationReceipt result;
        try
        {
            result = await narrate();
        }
        catch
        {
            await database.WriteAsync(session => Forget(session, id, owner), CancellationToken.None);
            throw;
        }

        // What is done is done, also when time ran out meanwhile.
        await database.WriteAsync(session => Complete(session, id, owner, result), CancellationToken.None);
        return result;
    }

    /// <summary>Takes the identity for this run, or returns the receipt of the run that completed.</summary>
    private NarrationReceipt? Begin(Session session, string id, string owner, TimeSpan timeLeft)
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
            ("@expiry", now + (long)Retention.TotalMilliseconds),
            ("@now", now));
        if (taken > 0)
        {
            return null;
        }

        return session.Scalar("select Receipt from idempotency where Id = @id", ("@id", id)) is string receipt
            ? JsonSerializer.Deserialize(receipt, EmbeddedJson.Default.NarrationReceipt)
            : throw new TransientFailureException(
                FailureCode.InProgressElsewhere,
                "Another worker narrates the same revision at this moment.",
                "It is tried again; nothing needs to be done.");
    }

    private static int Forget(Session session, string id, string owner) => session.Execute(
        "delete from idempotency where Id = @id and Owner = @owner and not IsCompleted", ("@id", id), ("@owner", owner));

    private int Complete(Session session, string id, string owner, NarrationReceipt receipt)
    {
        Totals.Add(session, Totals.Narrations, 1);
        Totals.Add(session, Totals.SynthesizedSegments, receipt.SynthesizedSegments);
        Totals.Add(session, Totals.BilledCharacters, receipt.BilledCharacters);
        return session.Execute(
            "update idempotency set IsCompleted = 1, Receipt = @receipt, ExpiresAt = @expiry where Id = @id and Owner = @owner",
            ("@receipt", JsonSerializer.Serialize(receipt, EmbeddedJson.Default.NarrationReceipt)),
            ("@expiry", time.Milliseconds() + (long)Retention.TotalMilliseconds),
            ("@id", id),
            ("@owner", owner));
    }

    private static string IdOf(NarrationIdentity identity) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(identity, EmbeddedJson.Default.NarrationIdentity)));
}
