using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Simulation.Checking;

namespace Notecast.Simulation.World;

/// <summary>The idempotency records of narrations, behind the network, with the states of Powertools.</summary>
internal sealed class SimulatedIdempotency(RunRecords<NarrationIdentity, NarrationReceipt> records, Guards guards) : IIdempotency
{
    public async Task<NarrationReceipt> RunOnceAsync(
        NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
    {
        Ledger.WorkFor(identity);
        return guards.HasFlag(Guards.Idempotency)
            ? (await records.RunOnceAsync(identity, timeLeft, narrate, cancellationToken)).Receipt
            : await narrate();
    }
}
