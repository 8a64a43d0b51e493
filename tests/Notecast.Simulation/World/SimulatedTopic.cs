using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Simulation.Checking;

namespace Notecast.Simulation.World;

/// <summary>The topic, behind the network.</summary>
internal sealed class SimulatedTopic(Network network, Observations observations) : INarrationTopic
{
    public Task PublishAsync(NarrationReadyMessage message, CancellationToken cancellationToken) =>
        network.CallAsync("topic.publish", () => observations.Messages.Add(message), cancellationToken);
}
