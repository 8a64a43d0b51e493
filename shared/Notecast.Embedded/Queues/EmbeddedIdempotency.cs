using System.Security.Cryptography;
using System.Text.Json;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Queues;

/// <summary>The receipts of narrations, and the totals of what they cost.</summary>
internal sealed class EmbeddedIdempotency(Database database, TimeProvider time) : IIdempotency
{
    /// <summary>How long a receipt is kept. Later the object keys and the catalog alone keep work from being done twice.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    private readonly RunRecords _records = new(database, time, Retention);

    public async Task<NarrationReceipt> RunOnceAsync(
        NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
    {
        NarrationReceipt? made = null;
        var kept = await _records.RunOnceAsync(
            IdOf(identity),
            timeLeft,
            async () =>
            {
                made = await narrate();
                return JsonSerializer.Serialize(made, EmbeddedJson.Default.NarrationReceipt);
            },
            session => AddToTotals(session, made!),
            "Another worker narrates the same revision at this moment.",
            cancellationToken);
        return made ?? JsonSerializer.Deserialize(kept, EmbeddedJson.Default.NarrationReceipt)!;
    }

    private static void AddToTotals(Session session, NarrationReceipt receipt)
    {
        Totals.Add(session, Totals.Narrations, 1);
        Totals.Add(session, Totals.SynthesizedSegments, receipt.SynthesizedSegments);
        Totals.Add(session, Totals.BilledCharacters, receipt.BilledCharacters);
    }

    private static string IdOf(NarrationIdentity identity) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(identity, EmbeddedJson.Default.NarrationIdentity)));
}
