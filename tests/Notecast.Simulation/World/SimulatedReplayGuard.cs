using Notecast.Domain.Ports;

namespace Notecast.Simulation.World;

/// <summary>The idempotency records of replays, behind the network, with the states of Powertools.</summary>
internal sealed class SimulatedReplayGuard(RunRecords<string, bool> records) : IReplayGuard
{
    public async Task<bool> RunOnceAsync(string replayId, TimeSpan timeLeft, Func<Task> replay, CancellationToken cancellationToken)
    {
        var run = await records.RunOnceAsync(
            replayId,
            timeLeft,
            async () =>
            {
                await replay();
                return true;
            },
            cancellationToken);
        return run.HasRun;
    }
}
