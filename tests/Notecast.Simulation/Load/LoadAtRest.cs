using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Load;

/// <summary>What there is when the pipeline has come to rest for the first time, before anything is replayed.</summary>
/// <param name="At">When that is, from the start.</param>
/// <param name="Ready">Notes that are ready.</param>
/// <param name="DeadLetters">Dead letters by their failure code.</param>
/// <param name="Latency">From write to ready.</param>
/// <param name="HotLatency">The same for the hot user and the hot note.</param>
/// <param name="Limits">The limits that held the pipeline back.</param>
/// <param name="PeakBacklog">The most jobs that waited.</param>
/// <param name="OldestJob">The oldest that any job was.</param>
internal sealed record LoadAtRest(
    TimeSpan At,
    int Ready,
    IReadOnlyDictionary<string, int> DeadLetters,
    LatencyFigures Latency,
    LatencyFigures HotLatency,
    IReadOnlyList<LimitFigures> Limits,
    int PeakBacklog,
    TimeSpan OldestJob)
{
    public static LoadAtRest Look(SimulatedWorld world, LoadClients clients, LoadSampler sampler, LimitWatch limits) => new(
        world.Time.GetUtcNow() - world.Start,
        world.KnownNotes.Count(note => IsReady(world, note)),
        world.DeadLetterQueue.Peek()
            .GroupBy(message => SimulatedOperator.LetterOf(message).ErrorType)
            .OrderBy(ofCode => ofCode.Key, StringComparer.Ordinal)
            .ToDictionary(ofCode => ofCode.Key, ofCode => ofCode.Count()),
        clients.Latency,
        clients.HotLatency,
        limits.Met,
        sampler.PeakBacklog,
        sampler.OldestJob);

    private static bool IsReady(SimulatedWorld world, NoteKey note) =>
        world.Entries.FindAsync(note, CancellationToken.None).GetAwaiter().GetResult()?.Status == NarrationStatus.Ready;
}
