using System.Buffers;
using Amazon.S3;
using Amazon.S3.Model;

namespace Notecast.Aws;

/// <summary>
/// Takes an object's bytes and uploads them: with one request when they fit into one part, else part by part as they come, so that no more
/// than one part is in memory. The object becomes visible by <see cref="CompleteAsync"/> only.
/// </summary>
/// <param name="bucket">Where the object goes.</param>
/// <param name="key">The object's key.</param>
/// <param name="metadata">The object's user metadata, in ASCII.</param>
/// <param name="cancellationToken">Stops the requests.</param>
internal sealed class AudioUpload(
    S3Bucket bucket, string key, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) : Stream
{
    /// <summary>
    /// The least that all parts but the last must have. Source: Amazon S3 User Guide, "Amazon S3 multipart upload limits".
    /// </summary>
    public const int PartBytes = 5 * 1024 * 1024;

    /// <summary>Where a part's buffer begins; it doubles.</summary>
    private const int FirstBytes = 64 * 1024;

    /// <summary>Buffers up to this length are pooled: most narrations need none that is larger. A larger one is a whole part.</summary>
    private const int LongestPooled = 1024 * 1024;

    /// <summary>How long a failed put waits for its parts to be given up; what is left then goes by the bucket's lifecycle rule.</summary>
    private static readonly TimeSpan AbortTime = TimeSpan.FromSeconds(5);

    private readonly List<UploadPartResponse> _parts = [];
    private byte[] _part = [];
    private int _partLength;
    private string? _uploadId;
    private bool _hasFailed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireNoGap();
        while (!buffer.IsEmpty)
        {
            if (_partLength == PartBytes)
            {
                await UploadPartAsync();
            }

            var taken = Math.Min(buffer.Length, PartBytes - _partLength);
            Append(buffer.Span[..taken]);
            buffer = buffer[taken..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Audio for the network is written with WriteAsync.");

    /// <summary>Sends what is left and makes the object visible.</summary>
    public async Task CompleteAsync()
    {
        RequireNoGap();
        if (_uploadId is null)
        {
            await PutAsync();
        }
        else
        {
            await CompletePartsAsync();
        }

        // Not after a failure: a request that was given up may still read it.
        ReturnToPool(_part);
        _part = [];
    }

    /// <summary>Gives up the parts that were uploaded, as far as that is possible; it never fails.</summary>
    public async Task AbortAsync()
    {
        if (_uploadId is null)
        {
            return;
        }

        using var limit = new CancellationTokenSource(AbortTime, TimeProvider.System);
        try
        {
            await bucket.Client.AbortMultipartUploadAsync(bucket.Name, key, _uploadId, limit.Token);
        }
        catch (Exception exception) when (AwsFailures.IsFailure(exception, CancellationToken.None))
        {
            // The failure that led here is the one to tell.
        }
    }

    /// <summary>Nothing is sent before a part is full or the end is reached.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void RequireNoGap()
    {
        if (_hasFailed)
        {
            throw new InvalidOperationException($"A part of {key} was not uploaded, but its writer went on. Let the failure through.");
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_part.Length < _partLength + bytes.Length)
        {
            Grow(_partLength + bytes.Length);
        }

        bytes.CopyTo(_part.AsSpan(_partLength));
        _partLength += bytes.Length;
    }

    private void Grow(int length)
    {
        var pooled = Math.Max(FirstBytes, Math.Max(length, _part.Length * 2));
        var larger = pooled <= LongestPooled ? ArrayPool<byte>.Shared.Rent(pooled) : new byte[PartBytes];
        _part.AsSpan(0, _partLength).CopyTo(larger);
        ReturnToPool(_part);
        _part = larger;
    }

    private static void ReturnToPool(byte[] part)
    {
        if (part.Length is > 0 and <= LongestPooled)
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }

    private async Task PutAsync()
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = key,
            ContentType = S3Bucket.AudioType,
            InputStream = OpenPart(),
        };
        foreach (var (name, value) in metadata)
        {
            request.Metadata[name] = value;
        }

        await bucket.Target.CallAsync("PutObject", token => bucket.Client.PutObjectAsync(request, token), cancellationToken);
    }

    private async Task CompletePartsAsync()
    {
        await UploadPartAsync();
        var request = new CompleteMultipartUploadRequest { BucketName = bucket.Name, Key = key, UploadId = _uploadId };
        request.AddPartETagsAndChecksums(_parts);
        await bucket.Target.CallAsync(
            "CompleteMultipartUpload", token => bucket.Client.CompleteMultipartUploadAsync(request, token), cancellationToken);
    }

    private async Task UploadPartAsync()
    {
        _hasFailed = true;
        _uploadId ??= await StartAsync();
        var request = new UploadPartRequest
        {
            BucketName = bucket.Name,
            Key = key,
            UploadId = _uploadId,
            PartNumber = _parts.Count + 1,
            PartSize = _partLength,
            ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
            InputStream = OpenPart(),
        };
        _parts.Add(await bucket.Target.CallAsync(
            "UploadPart", token => bucket.Client.UploadPartAsync(request, token), cancellationToken));
        _partLength = 0;
        _hasFailed = false;
    }

    private async Task<string> StartAsync()
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = key,
            ContentType = S3Bucket.AudioType,
            ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
        };
        foreach (var (name, value) in metadata)
        {
            request.Metadata[name] = value;
        }

        var response = await bucket.Target.CallAsync(
            "CreateMultipartUpload", token => bucket.Client.InitiateMultipartUploadAsync(request, token), cancellationToken);
        return response.UploadId;
    }

    private MemoryStream OpenPart() => new(_part, 0, _partLength, writable: false);
}
