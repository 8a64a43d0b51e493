using System.Runtime.CompilerServices;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.InMemory;

namespace Notecast.Simulation.World;

/// <summary>The notes table, behind the network.</summary>
internal sealed class SimulatedNotes(InMemoryNoteTable notes, Network network) : INoteTable, INoteScan
{
    public Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken) =>
        network.CallAsync("notes.find", () => notes.FindAsync(key, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);

    public Task<long> EstimateCountAsync(CancellationToken cancellationToken) => notes.EstimateCountAsync(cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<Note>> ReadPagesAsync(
        int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in notes.ReadPagesAsync(segment, segments, cancellationToken))
        {
            yield return await network.CallAsync("notes.find", () => page, cancellationToken);
        }
    }

    public Task<IReadOnlySet<NoteKey>> FindExistingAsync(IReadOnlyCollection<NoteKey> keys, CancellationToken cancellationToken) =>
        network.CallAsync("notes.find", () => notes.FindExistingAsync(keys, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);
}
