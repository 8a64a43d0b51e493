using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Queues;

/// <remarks>Messages on one machine have attributes of text only: nobody can give them others.</remarks>
internal sealed class EmbeddedDeadLetterQueue(MessageQueue messages) : IDeadLetterQueue
{
    public Task SendAsync(DeadLetter deadLetter, CancellationToken cancellationToken) =>
        messages.SendAsync(deadLetter.Body, AttributesOf(deadLetter), cancellationToken);

    private static Dictionary<string, string> AttributesOf(DeadLetter deadLetter) => DeadLetterAttributes.Write(deadLetter)
        .Where(attribute => !attribute.IsBinary)
        .ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal);
}
