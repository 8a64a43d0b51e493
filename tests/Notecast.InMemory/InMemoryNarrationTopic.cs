using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryNarrationTopic : INarrationTopic
{
    public List<NarrationReadyMessage> Messages { get; } = [];

    /// <summary>Thrown instead of publishing.</summary>
    public Exception? Outage { get; set; }

    public Task PublishAsync(NarrationReadyMessage message, CancellationToken cancellationToken)
    {
        if (Outage is not null)
        {
            throw Outage;
        }

        Messages.Add(message);
        return Task.CompletedTask;
    }
}
