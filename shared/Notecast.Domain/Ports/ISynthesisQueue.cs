using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;

namespace Notecast.Domain.Ports;

/// <summary>The queue of synthesis jobs.</summary>
public interface ISynthesisQueue
{
    /// <summary>Sends jobs, in batches as large as the queue takes.</summary>
    /// <returns>The jobs that the queue did not take; empty when all were sent.</returns>
    /// <exception cref="TransientFailureException">The queue cannot be used now; none, some or all jobs were sent.</exception>
    Task<IReadOnlyList<SynthesisJob>> SendAsync(IReadOnlyList<SynthesisJob> jobs, CancellationToken cancellationToken);

    /// <summary>Sends the message of a job that failed before, byte for byte, marked as replayed.</summary>
    /// <param name="body">The message.</param>
    /// <param name="mark">What a further failure has to say of those before.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TransientFailureException">The queue cannot be used now; the message may have been sent.</exception>
    Task ResendAsync(string body, ReplayMark mark, CancellationToken cancellationToken);

    /// <summary>Lets a received job that failed come back after <paramref name="delay"/>, instead of at the end of its visibility timeout.</summary>
    /// <param name="receiptHandle">The receipt handle of the message that carried the job.</param>
    /// <param name="delay">0 s to 12 h.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TransientFailureException">The queue cannot be used now; the job comes back at the end of its visibility timeout.</exception>
    Task DelayRetryAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellationToken);
}
