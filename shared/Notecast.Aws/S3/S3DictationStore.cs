using Amazon.S3;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The dictations in a bucket. A lifecycle rule of the bucket deletes them; nothing here does.</summary>
/// <remarks>
/// A role needs <c>s3:GetObject</c>, <c>s3:PutObject</c> and <c>s3:AbortMultipartUpload</c> on <c>dictations/*</c>, and
/// <c>s3:ListBucket</c> on the bucket: without it a missing object is answered like a forbidden one.
/// </remarks>
public sealed class S3DictationStore : IDictationStore
{
    private static readonly Dictionary<string, string> NoMetadata = [];

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
    /// <remarks>
    /// One <c>HeadObject</c>; a <c>ListObjectsV2</c> more when there is none. The time is the one that the lifecycle rule counts from: when
    /// the upload began, to the second.
    /// </remarks>
    public Task<DateTimeOffset?> FindAsync(DictationKey key, CancellationToken cancellationToken) =>
        _bucket.FindPutTimeAsync(key.ToString(), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One <c>GetObject</c>; the audio is read from the network as the caller reads it.</remarks>
    public async Task<Stream?> OpenAsync(DictationKey key, CancellationToken cancellationToken) =>
        await _bucket.FindAsync(key.ToString(), cancellationToken) is { } answer ? _bucket.Read(answer, _time) : null;

    /// <inheritdoc/>
    /// <remarks>
    /// One <c>PutObject</c> for up to 5 MiB. Longer audio is uploaded in parts of 5 MiB as it comes: one <c>CreateMultipartUpload</c>, an
    /// <c>UploadPart</c> for each part and one <c>CompleteMultipartUpload</c>, or an <c>AbortMultipartUpload</c> when the put fails.
    /// </remarks>
    public Task PutAsync(DictationKey key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        _bucket.PutAsync(key.ToString(), NoMetadata, write, cancellationToken);
}
