using System.Runtime.CompilerServices;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.InMemory;
using Notecast.Simulation.Checking;

namespace Notecast.Simulation.World;

/// <summary>The catalog, behind the network.</summary>
internal sealed class SimulatedCatalog(InMemoryCatalog catalog, Network network, Observations observations, Guards guards) : ICatalog, ICatalogScan
{
    public Task<CatalogEntry?> FindAsync(NoteKey note, CancellationToken cancellationToken) =>
        network.CallAsync("catalog.find", () => Now(catalog.FindAsync(note, CancellationToken.None)), cancellationToken);

    public Task<WantResult> WantAsync(NoteKey note, Wanted wanted, CancellationToken cancellationToken) =>
        WriteAsync("catalog.want", note, () => Want(note, wanted), cancellationToken);

    public Task<bool> MarkReadyAsync(NoteKey note, Ready ready, CancellationToken cancellationToken) =>
        WriteAsync("catalog.ready", note, () => MarkReady(note, ready), cancellationToken);

    public Task<bool> RecordFailureAsync(NoteKey note, LastFailure failure, CancellationToken cancellationToken) =>
        WriteAsync("catalog.fail", note, () => Now(catalog.RecordFailureAsync(note, failure, CancellationToken.None)), cancellationToken);

    public Task<bool> ForgetReadyAsync(NoteKey note, Revision removal, CancellationToken cancellationToken) =>
        WriteAsync("catalog.forget", note, () => Now(catalog.ForgetReadyAsync(note, removal, CancellationToken.None)), cancellationToken);

    public Task<IReadOnlyDictionary<NoteKey, CatalogEntry>> FindAllAsync(IReadOnlyCollection<NoteKey> notes, CancellationToken cancellationToken) =>
        network.CallAsync("catalog.find", () => Now(catalog.FindAllAsync(notes, CancellationToken.None)), cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<CatalogEntry>> ReadPagesAsync(
        int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in catalog.ReadPagesAsync(segment, segments, cancellationToken))
        {
            yield return await network.CallAsync("catalog.find", () => page, cancellationToken);
        }
    }

    private Task<T> WriteAsync<T>(string operation, NoteKey note, Func<T> write, CancellationToken cancellationToken) => network.CallAsync(
        operation,
        () =>
        {
            var before = Entry(note);
            var result = write();
            observations.CatalogWritten(note, before, Entry(note));
            return result;
        },
        cancellationToken,
        partition: note.UserId);

    private WantResult Want(NoteKey note, Wanted wanted)
    {
        if (!guards.HasFlag(Guards.Tombstone) && wanted.IsRemoval)
        {
            catalog.Forget(note);
            return WantResult.Recorded;
        }

        if (!guards.HasFlag(Guards.RevisionCondition))
        {
            catalog.Restore(Entry(note) is { } entry ? entry with { Wanted = wanted } : new CatalogEntry(note, wanted));
            return WantResult.Recorded;
        }

        return Now(catalog.WantAsync(note, wanted, CancellationToken.None));
    }

    private bool MarkReady(NoteKey note, Ready ready)
    {
        if (!guards.HasFlag(Guards.ContentCondition) && Entry(note) is { } entry)
        {
            catalog.Restore(entry with { Ready = ready, LastFailure = null });
            return true;
        }

        return Now(catalog.MarkReadyAsync(note, ready, CancellationToken.None));
    }

    private CatalogEntry? Entry(NoteKey note) => Now(catalog.FindAsync(note, CancellationToken.None));

    /// <summary>What a port in memory answers at once.</summary>
    private static T Now<T>(Task<T> answer) => answer.GetAwaiter().GetResult();
}
