using System.Security.Cryptography;
using System.Text.Json;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Queues;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Dictations;

internal sealed class EmbeddedDictationGuard(Database database, TimeProvider time) : IDictationGuard
{
    /// <summary>Long enough for callers that ask at the same moment; later the file itself tells that it is there.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private readonly RunRecords _records = new(database, time, Retention);

    public async Task<bool> RunOnceAsync(
        DictationIdentity identity, TimeSpan timeLeft, Func<Task> dictate, CancellationToken cancellationToken)
    {
        var isDoneNow = false;
        await _records.RunOnceAsync(
            IdOf(identity),
            timeLeft,
            async () =>
            {
                await dictate();
                isDoneNow = true;
                return "dictated";
            },
            complete: _ => { },
            "Another worker makes the same dictation at this moment.",
            cancellationToken);
        return isDoneNow;
    }

    private static string IdOf(DictationIdentity identity)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(identity, EmbeddedJson.Default.DictationIdentity);
        return $"{RunRecords.OfClients}dictation/{Convert.ToHexStringLower(SHA256.HashData(json))}";
    }
}
