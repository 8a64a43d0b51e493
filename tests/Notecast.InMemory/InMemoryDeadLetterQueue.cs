using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryDeadLetterQueue : IDeadLetterQueue
{
    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>Thrown instead of taking a dead letter.</summary>
    public Exception? Outage { get; set; }

    public Task SendAsync(DeadLetter deadLetter, CancellationToken cancellationToken)
    {
        if (Outage is not null)
        {
            throw Outage;
        }

        DeadLetters.Add(deadLetter);
        return Task.CompletedTask;
    }
}
