using System.Globalization;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invocations;
using Notecast.InMemory;

namespace Notecast.Operations.Tests.Support;

/// <summary>A bucket whose puts invoke a function.</summary>
internal sealed class EventedNarrations(InMemoryNarrationStore bucket, IInvocationQueue invocations, TimeProvider time) : INarrationStore
{
    private int _puts;

    public async Task PutAsync(
        NarrationKey key, NarrationMetadata metadata, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await bucket.PutAsync(key, metadata, write, cancellationToken);
        var created = ObjectCreatedJson.Write(new ObjectCreated
        {
            Region = "eu-central-1",
            BucketName = "audio",
            Key = key.ToString(),
            Size = bucket.AudioOf(key).Length,
            ETag = "d41d8cd98f00b204e9800998ecf8427e",
            Sequencer = (++_puts).ToString("X16", CultureInfo.InvariantCulture),
            PutAt = time.GetUtcNow(),
        });
        await invocations.AcceptAsync(created, cancellationToken);
    }

    public Task<StoredNarration?> OpenAsync(NarrationKey key, CancellationToken cancellationToken) =>
        bucket.OpenAsync(key, cancellationToken);

    public Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken) =>
        bucket.ListAsync(note, cancellationToken);

    public Task DeleteAsync(IReadOnlyCollection<NarrationKey> keys, CancellationToken cancellationToken) =>
        bucket.DeleteAsync(keys, cancellationToken);
}
