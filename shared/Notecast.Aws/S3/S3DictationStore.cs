using Amazon.S3;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The dictations in a bucket. A lifecycle rule of the bucket deletes them.</summary>
public sealed class S3DictationStore : IDictationStore
{
    private readonly S3Bucket _bucket;
    private readonly TimeProvider _time;

    /// <summary>The dictations in a bucket.</summary>
    /// <param name="client">The client.</param>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="time">The clock of the time limit of reads.</param>
    public S3DictationStore(IAmazonS3 client, string bucketName, TimeProvider time)
    {
        _bucket = new S3Bucket(client, bucketName);
        _time = time;
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> FindAsync(DictationKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(DictationKey key, CancellationToken cancellationToken) =>
        await _bucket.FindAsync(key.ToString(), cancellationToken) is { } answer ? _bucket.Read(answer, _time) : null;

    /// <inheritdoc/>
    public Task PutAsync(DictationKey key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
