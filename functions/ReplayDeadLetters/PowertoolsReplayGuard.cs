using System.Diagnostics.CodeAnalysis;
using AWS.Lambda.Powertools.Idempotency;
using Notecast.Domain.Ports;

namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>
/// The replay guard by Powertools, on the store that <c>Idempotency.Configure</c> was given. The lock lasts as long as the Lambda context
/// that is registered with it says. One idempotent method only: see the note at the package's version. Powertools puts the function's and
/// the method's name before its keys, so these records and NarrateNote's share a table.
/// </summary>
public sealed class PowertoolsReplayGuard : IReplayGuard
{
    /// <inheritdoc/>
    public async Task<bool> RunOnceAsync(string replayId, TimeSpan timeLeft, Func<Task> replay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = Guid.NewGuid().ToString("N");
        var done = await IdempotencyFailures.TranslateAsync(
            () => ReplayOnceAsync(new ReplayId(replayId), run, replay), "Another worker replays the same dead letter at this moment.");
        return done.Run == run;
    }

    [Idempotent]
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Powertools makes the idempotency key of it.")]
    private static async Task<ReplayDone> ReplayOnceAsync([IdempotencyKey] ReplayId id, string run, Func<Task> replay)
    {
        await replay();
        return new ReplayDone(run);
    }
}
