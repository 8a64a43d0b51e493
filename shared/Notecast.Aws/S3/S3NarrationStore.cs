using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The narrations in a bucket.</summary>
public sealed class S3NarrationStore : INarrationStore, INarrationScan
{
    /// <summary>The most keys of one request. Source: Amazon S3 API Reference, DeleteObjects.</summary>
    private const int MaxDeletes = 1_000;

    private readonly S3Bucket _bucket;
    private readonly TimeProvider _time;

    /// <summary>The narrations in a bucket.</summary>
    /// <param name="client">The client.</param>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="time">The clock of the time limit of reads.</param>
    public S3NarrationStore(IAmazonS3 client, string bucketName, TimeProvider time)
    {
        _bucket = new S3Bucket(client, bucketName);
        _time = time;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// One <c>PutObject</c> for up to 5 MiB. Longer audio is uploaded in parts of 5 MiB as it comes: one <c>CreateMultipartUpload</c>, an
    /// <c>UploadPart</c> for each part and one <c>CompleteMultipartUpload</c>; no more than one part is in memory.
    /// </remarks>
    public Task PutAsync(
        NarrationKey key, NarrationMetadata metadata, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        _bucket.PutAsync(key.ToString(), NarrationUserMetadata.Write(metadata), write, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One <c>GetObject</c>; the audio is read from the network as the caller reads it.</remarks>
    /// <exception cref="PermanentFailureException">There is an object, but not one that Notecast put.</exception>
    public async Task<StoredNarration?> OpenAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        var response = await _bucket.FindAsync(key.ToString(), cancellationToken);
        if (response is null)
        {
            return null;
        }

        try
        {
            var metadata = NarrationUserMetadata.Read(key, response.Metadata);
            return new StoredNarration(_bucket.Read(response, _time), response.ContentLength, metadata);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>One <c>HeadObject</c>; a <c>ListObjectsV2</c> more when there is none.</remarks>
    public async Task<bool> ExistsAsync(NarrationKey key, CancellationToken cancellationToken) =>
        await _bucket.FindPutTimeAsync(key.ToString(), cancellationToken) is not null;

    /// <inheritdoc/>
    /// <remarks>One <c>ListObjectsV2</c> for each thousand narrations.</remarks>
    public async Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken)
    {
        var keys = new List<NarrationKey>();
        await foreach (var page in ReadPagesAsync(NarrationKey.PrefixOf(note), cancellationToken))
        {
            keys.AddRange(page);
        }

        return keys;
    }

    /// <inheritdoc/>
    /// <remarks>One <c>ListObjectsV2</c> a page; a page has at most a thousand narrations.</remarks>
    public IAsyncEnumerable<IReadOnlyList<NarrationKey>> ReadPagesAsync(CancellationToken cancellationToken) =>
        ReadPagesAsync(NarrationKey.Folder, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One <c>DeleteObject</c> for one narration, one <c>DeleteObjects</c> for each thousand of more; none for none.</remarks>
    public async Task DeleteAsync(IReadOnlyCollection<NarrationKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 1)
        {
            var only = new DeleteObjectRequest { BucketName = _bucket.Name, Key = keys.First().ToString() };
            await _bucket.Target.CallAsync("DeleteObject", token => _bucket.Client.DeleteObjectAsync(only, token), cancellationToken);
            return;
        }

        foreach (var some in keys.Chunk(MaxDeletes))
        {
            var request = new DeleteObjectsRequest
            {
                BucketName = _bucket.Name,
                Objects = [.. some.Select(key => new KeyVersion { Key = key.ToString() })],
                Quiet = true,
            };
            await _bucket.Target.CallAsync("DeleteObjects", token => _bucket.Client.DeleteObjectsAsync(request, token), cancellationToken);
        }
    }

    private async IAsyncEnumerable<List<NarrationKey>> ReadPagesAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _bucket.Name, Prefix = prefix };
        do
        {
            var page = await _bucket.Target.CallAsync(
                "ListObjectsV2", token => _bucket.Client.ListObjectsV2Async(request, token), cancellationToken);
            if (NarrationsOf(page) is { Count: > 0 } keys)
            {
                yield return keys;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is { Length: > 0 });
    }

    private static List<NarrationKey> NarrationsOf(ListObjectsV2Response page)
    {
        var keys = new List<NarrationKey>();
        foreach (var stored in page.S3Objects ?? [])
        {
            if (NarrationKey.TryParse(stored.Key, out var key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }
}
