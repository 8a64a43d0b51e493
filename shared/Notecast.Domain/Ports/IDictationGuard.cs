using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Ports;

/// <summary>Sees to it that what several callers ask for at the same moment is spoken once.</summary>
public interface IDictationGuard
{
    /// <summary>
    /// Runs <paramref name="dictate"/>, unless it ran to its end a while before under the same identity. When it throws, it may run again.
    /// </summary>
    /// <param name="identity">What is dictated.</param>
    /// <param name="timeLeft">How long this run may last; after that another may start.</param>
    /// <param name="dictate">Makes the dictation.</param>
    /// <param name="cancellationToken">Stops the calls to the store, not <paramref name="dictate"/>.</param>
    /// <returns>Whether it ran now; otherwise it was done before.</returns>
    /// <exception cref="TransientFailureException">
    /// Another worker makes the same at this moment (<see cref="FailureCode.InProgressElsewhere"/>), or the store cannot be used now.
    /// </exception>
    Task<bool> RunOnceAsync(DictationIdentity identity, TimeSpan timeLeft, Func<Task> dictate, CancellationToken cancellationToken);
}
