using System.Diagnostics.CodeAnalysis;
using AWS.Lambda.Powertools.Idempotency;
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
    public Task<NarrationReceipt> RunOnceAsync(
        NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return IdempotencyFailures.TranslateAsync(
            () => NarrateOnceAsync(identity, narrate), "Another worker narrates the same revision at this moment.");
    }

    [Idempotent]
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Powertools makes the idempotency key of it.")]
    private static Task<NarrationReceipt> NarrateOnceAsync([IdempotencyKey] NarrationIdentity identity, Func<Task<NarrationReceipt>> narrate) =>
        narrate();
}
