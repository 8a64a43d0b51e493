using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Ports;

/// <summary>Runs the narration of one (note, revision, content) once.</summary>
public interface IIdempotency
{
    /// <summary>
    /// Runs <paramref name="narrate"/>, unless it ran to its end before: then its receipt is returned again.
    /// When it throws, it may run again.
    /// </summary>
    /// <param name="identity">What is narrated.</param>
    /// <param name="timeLeft">How long this run may last; after that another may start.</param>
    /// <param name="narrate">Narrates.</param>
    /// <param name="cancellationToken">Stops the calls to the store, not <paramref name="narrate"/>.</param>
    /// <exception cref="TransientFailureException">
    /// Another worker narrates the same at this moment (<see cref="FailureCode.InProgressElsewhere"/>), or the store cannot be used now.
    /// </exception>
    Task<NarrationReceipt> RunOnceAsync(
        NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken);
}
