using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;
using Notecast.EventSources.Queues;

namespace Notecast.Operations.Tests.Support;

/// <summary>The dead-letter queue on a queue of the simulation.</summary>
internal sealed class QueuedDeadLetters(IMessageQueue queue) : IDeadLetterQueue
{
    public Task SendAsync(DeadLetter deadLetter, CancellationToken cancellationToken) =>
        queue.SendAsync(deadLetter.Body, DeadLetterAttributes.Write(deadLetter.Cause), cancellationToken);
}
