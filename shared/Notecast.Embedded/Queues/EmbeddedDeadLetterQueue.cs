using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Queues;

internal sealed class EmbeddedDeadLetterQueue(MessageQueue messages) : IDeadLetterQueue
{
    public Task SendAsync(DeadLetter deadLetter, CancellationToken cancellationToken) =>
        messages.SendAsync(deadLetter.Body, DeadLetterAttributes.Write(deadLetter.Cause), cancellationToken);
}
