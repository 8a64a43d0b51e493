using System.Globalization;
using System.Runtime.CompilerServices;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.EventSources.Events;
using Notecast.EventSources.Simulation;
using Notecast.InMemory;

namespace Notecast.Simulation.World;

/// <summary>The bucket, behind the network; each put raises an event.</summary>
internal sealed class SimulatedBucket(
    InMemoryNarrationStore bucket, Network network, Deliveries deliveries, InMemoryInvocationQueue finishing, TimeProvider time)
    : INarrationStore, INarrationScan
{
    private int _puts;

    public async Task PutAsync(
        NarrationKey key, NarrationMetadata metadata, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var audio = new MemoryStream();
        await write(audio, cancellationToken);

        // An upload that breaks off leaves nothing to see.
        await network.CallAsync("bucket.put", () => Put(key, audio.ToArray(), metadata), cancellationToken, part: () => { });
    }

    public Task<StoredNarration?> OpenAsync(NarrationKey key, CancellationToken cancellationToken) =>
        network.CallAsync("bucket.open", () => bucket.OpenAsync(key, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);

    public Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken) =>
        network.CallAsync("bucket.list", () => bucket.ListAsync(note, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);

    public Task DeleteAsync(IReadOnlyCollection<NarrationKey> keys, CancellationToken cancellationToken) => network.CallAsync(
        "bucket.delete", () => Delete(keys), cancellationToken, part: () => Delete([.. keys.Take(keys.Count / 2)]));

    public Task<bool> ExistsAsync(NarrationKey key, CancellationToken cancellationToken) =>
        network.CallAsync("bucket.list", () => bucket.Keys.Contains(key), cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<NarrationKey>> ReadPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in bucket.ReadPagesAsync(cancellationToken))
        {
            yield return await network.CallAsync("bucket.list", () => page, cancellationToken);
        }
    }

    private void Put(NarrationKey key, byte[] audio, NarrationMetadata metadata)
    {
        bucket.Put(key, audio, metadata);
        var created = ObjectCreatedJson.Write(new ObjectCreated
        {
            Region = "eu-central-1",
            BucketName = "audio",
            Key = key.ToString(),
            Size = audio.Length,
            ETag = "d41d8cd98f00b204e9800998ecf8427e",
            Sequencer = (++_puts).ToString("X16", CultureInfo.InvariantCulture),
            PutAt = time.GetUtcNow(),
        });
        deliveries.Deliver("bucket.event", () => finishing.AcceptAsync(created, CancellationToken.None).GetAwaiter().GetResult());
    }

    private void Delete(IReadOnlyCollection<NarrationKey> keys) => bucket.DeleteAsync(keys, CancellationToken.None).GetAwaiter().GetResult();
}
