using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Queues;

internal sealed class EmbeddedReplayGuard(Database database, TimeProvider time) : IReplayGuard
{
    /// <summary>
    /// As long as SQS keeps a message at most. A pipeline that stood still for days finds its copies and what it did of them.
    /// </summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(14);

    private readonly RunRecords _records = new(database, time, Retention);

    public async Task<bool> RunOnceAsync(string replayId, TimeSpan timeLeft, Func<Task> replay, CancellationToken cancellationToken)
    {
        var isDoneNow = false;
        await _records.RunOnceAsync(
            $"replay/{replayId}",
            timeLeft,
            async () =>
            {
                await replay();
                isDoneNow = true;
                return "replayed";
            },
            complete: _ => { },
            "Another worker replays the same dead letter at this moment.",
            cancellationToken);
        return isDoneNow;
    }
}
