using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Notecast.Domain;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>Segments in a bucket, each created once by a conditional write.</summary>
public sealed class S3SegmentCache : ISegmentCache
{
    /// <summary>How often a segment may vanish or be written by others between two requests before it is left to a retry.</summary>
    private const int MaxTries = 5;

    private readonly S3Bucket _bucket;
    private readonly TimeProvider _time;

    /// <summary>The segments in a bucket.</summary>
    /// <param name="client">The client.</param>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="time">The clock of the time limit of reads.</param>
    public S3SegmentCache(IAmazonS3 client, string bucketName, TimeProvider time)
    {
        _bucket = new S3Bucket(client, bucketName);
        _time = time;
    }

    /// <inheritdoc/>
    /// <remarks>One <c>GetObject</c>.</remarks>
    public async Task<ReadOnlyMemory<byte>?> FindAsync(SegmentKey key, CancellationToken cancellationToken) =>
        (await ReadAsync(key, cancellationToken))?.Mp3;

    /// <inheritdoc/>
    /// <remarks>One <c>PutObject</c> that creates only; a <c>GetObject</c> more when another one was first.</remarks>
    public async Task<ReadOnlyMemory<byte>> KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await TryPutAsync(key, mp3, over: null, cancellationToken))
            {
                return mp3;
            }

            if (await FindAsync(key, cancellationToken) is { } first)
            {
                return first;
            }
        }

        throw TooMuchTraffic(key);
    }

    /// <inheritdoc/>
    /// <remarks>A <c>GetObject</c> for the entity tag and one <c>PutObject</c> on condition of it.</remarks>
    public async Task<ReadOnlyMemory<byte>> ReplaceAsync(
        SegmentKey key, ReadOnlyMemory<byte> damaged, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var current = await ReadAsync(key, cancellationToken);
            if (current is { } other && !other.Mp3.Span.SequenceEqual(damaged.Span))
            {
                return other.Mp3;
            }

            if (await TryPutAsync(key, mp3, current?.ETag, cancellationToken))
            {
                return mp3;
            }
        }

        throw TooMuchTraffic(key);
    }

    private async Task<(ReadOnlyMemory<byte> Mp3, string ETag)?> ReadAsync(SegmentKey key, CancellationToken cancellationToken)
    {
        using var response = await _bucket.FindAsync(key.ToString(), cancellationToken);
        if (response is null)
        {
            return null;
        }

        var mp3 = new byte[response.ContentLength];
        await using var audio = _bucket.Read(response, _time);
        await audio.ReadExactlyAsync(mp3, cancellationToken);
        return (mp3, response.ETag);
    }

    /// <param name="key">The segment.</param>
    /// <param name="mp3">Its audio.</param>
    /// <param name="over">The entity tag of the object to replace; <see langword="null"/> to create one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether it was written; if not, the object is another one than was expected.</returns>
    private Task<bool> TryPutAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, string? over, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = _bucket.Name,
            Key = key.ToString(),
            ContentType = S3Bucket.AudioType,
            InputStream = mp3.OpenRead(),
            IfMatch = over,
            IfNoneMatch = over is null ? "*" : null,
        };
        return _bucket.Target.CallAsync(
            "PutObject",
            async token =>
            {
                try
                {
                    await _bucket.Client.PutObjectAsync(request, token);
                    return true;
                }
                catch (AmazonS3Exception exception) when (IsRefusedByCondition(exception))
                {
                    return false;
                }
            },
            cancellationToken);
    }

    /// <summary>
    /// The object is not what the condition says, is written at this moment, or is gone although a condition names it.
    /// Source: Amazon S3 User Guide, "How to prevent object overwrites with conditional writes".
    /// </summary>
    private static bool IsRefusedByCondition(AmazonS3Exception exception) =>
        exception.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict
        || exception is { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" };

    private TransientFailureException TooMuchTraffic(SegmentKey key) => new(
        FailureCode.StorageUnavailable,
        $"The segment {key} of the bucket {_bucket.Name} was changed by others {MaxTries} times while it was written.",
        "It is tried again; check what writes to and deletes from segments/ if it stays.");
}
