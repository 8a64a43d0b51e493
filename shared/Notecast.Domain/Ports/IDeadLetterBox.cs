using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Ports;

/// <summary>
/// The dead-letter queue as an operator works on it: reads all letters and moves some. What was read and not moved is shown again to
/// others when the box is disposed of; a process that is killed shows it again after a while.
/// </summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when a queue cannot be used now.</remarks>
public interface IDeadLetterBox : IAsyncDisposable
{
    /// <summary>About how many letters there are.</summary>
    Task<long> EstimateCountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// All letters, each once, in batches, in about the order in which they came where the queue has one. Memory is bounded, however many
    /// there are. Letters that came after reading began are left out, as far as the queue itself can tell: what is replayed meanwhile and
    /// fails again is not read again. It is called once a box.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<DeadLetterMessage>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Sends copies of letters that were read here to the replay queue, byte for byte and with all their attributes, and with
    /// the marks of <see cref="ReplayCopy"/> as far as there is room. The original goes when its copy is durable, and not before.
    /// </summary>
    /// <returns>The letters that could not be moved; they stay.</returns>
    Task<IReadOnlyList<DeadLetterMessage>> ReplayAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken);

    /// <summary>Puts letters into the queue: with their body and attributes, and a new message id.</summary>
    Task AddAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken);

    /// <summary>Deletes letters that were read here.</summary>
    Task DeleteAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken);
}
