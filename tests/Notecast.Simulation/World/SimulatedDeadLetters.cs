using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;
using Notecast.EventSources.Simulation;

namespace Notecast.Simulation.World;

/// <summary>The dead-letter queue, behind the network.</summary>
internal sealed class SimulatedDeadLetters(InMemoryMessageQueue queue, Network network) : IDeadLetterQueue
{
    public Task SendAsync(DeadLetter deadLetter, CancellationToken cancellationToken) => network.CallAsync(
        "letters.send",
        () => queue.SendAsync(deadLetter.Body, DeadLetterAttributes.Write(deadLetter.Cause), CancellationToken.None).GetAwaiter().GetResult(),
        cancellationToken);
}
