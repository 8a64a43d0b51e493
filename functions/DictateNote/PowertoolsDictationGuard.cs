using System.Diagnostics.CodeAnalysis;
using AWS.Lambda.Powertools.Idempotency;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;

namespace Notecast.Functions.DictateNote;

/// <summary>
/// The dictation guard by Powertools, on the store that <c>Idempotency.Configure</c> was given. The lock lasts as long as the Lambda
/// context that is registered with it says. One idempotent method only: see the note at the package's version.
/// </summary>
public sealed class PowertoolsDictationGuard : IDictationGuard
{
    /// <inheritdoc/>
    public async Task<bool> RunOnceAsync(
        DictationIdentity identity, TimeSpan timeLeft, Func<Task> dictate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = Guid.NewGuid().ToString("N");
        var done = await IdempotencyFailures.TranslateAsync(
            () => DictateOnceAsync(identity, run, dictate), "Another worker makes the same dictation at this moment.");
        return done.Run == run;
    }

    [Idempotent]
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Powertools makes the idempotency key of it.")]
    private static async Task<DictationDone> DictateOnceAsync([IdempotencyKey] DictationIdentity identity, string run, Func<Task> dictate)
    {
        await dictate();
        return new DictationDone(run);
    }
}
