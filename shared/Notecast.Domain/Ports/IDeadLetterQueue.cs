using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Ports;

/// <summary>The queue of what failed for good and waits for an operator.</summary>
public interface IDeadLetterQueue
{
    /// <summary>Sends a dead letter; when the call returns it is durable.</summary>
    /// <exception cref="TransientFailureException">The queue cannot be used now.</exception>
    Task SendAsync(DeadLetter deadLetter, CancellationToken cancellationToken);
}
