using System.Diagnostics.CodeAnalysis;
using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.Functions.NarrateNote;

/// <summary>
/// Idempotency by Powertools, on the store that <c>Idempotency.Configure</c> was given. The lock lasts as long as the Lambda context
/// that is registered with it says. One idempotent method only: see the note at the package's version.
/// </summary>
public sealed class PowertoolsIdempotency : IIdempotency
{
    /// <inheritdoc/>
    public async Task<NarrationReceipt> RunOnceAsync(
        NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await NarrateOnceAsync(identity, narrate);
        }
        catch (IdempotencyAlreadyInProgressException exception)
        {
            throw new TransientFailureException(
                FailureCode.InProgressElsewhere,
                "Another worker narrates the same revision at this moment.",
                "It comes back when that worker's time is over, to see that the work is done.",
                exception);
        }
        catch (Exception exception) when (exception is IdempotencyPersistenceLayerException or IdempotencyInconsistentStateException or IdempotencyItemNotFoundException)
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
    private static Task<NarrationReceipt> NarrateOnceAsync([IdempotencyKey] NarrationIdentity identity, Func<Task<NarrationReceipt>> narrate) =>
        narrate();
}
