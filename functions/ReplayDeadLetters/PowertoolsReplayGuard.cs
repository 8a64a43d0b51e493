using System.Diagnostics.CodeAnalysis;
using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using Notecast.Domain.Failures;
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
        try
        {
            var done = await ReplayOnceAsync(new ReplayId(replayId), run, replay);
            return done.Run == run;
        }
        catch (IdempotencyAlreadyInProgressException exception)
        {
            throw new TransientFailureException(
                FailureCode.InProgressElsewhere,
                "Another worker replays the same dead letter at this moment.",
                "It comes back when that worker's time is over, to see that the work is done.",
                exception);
        }
        catch (Exception exception)
            when (exception is IdempotencyPersistenceLayerException or IdempotencyInconsistentStateException or IdempotencyItemNotFoundException)
        {
            throw new TransientFailureException(
                FailureCode.StorageUnavailable,
                $"The idempotency table fails: {exception.Message} {exception.InnerException?.Message}".TrimEnd(),
                "It is tried again; check the table and the function's rights if it stays.",
                exception);
        }
    }

    [Idempotent]
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Powertools makes the idempotency key of it.")]
    private static async Task<ReplayDone> ReplayOnceAsync([IdempotencyKey] ReplayId id, string run, Func<Task> replay)
    {
        await replay();
        return new ReplayDone(run);
    }
}
