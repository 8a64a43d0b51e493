using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Notecast.Aws;

/// <summary>What the adapters on one bucket share.</summary>
internal sealed class S3Bucket(IAmazonS3 client, string name)
{
    /// <summary>The content type of all audio.</summary>
    public const string AudioType = "audio/mpeg";

    public IAmazonS3 Client => client;

    public string Name => name;

    public AwsTarget Target { get; } = new($"bucket {name}");

    /// <summary>The audio of an answer, as it comes from the network.</summary>
    public AudioReadStream Read(GetObjectResponse answer, TimeProvider time) => new(answer.ResponseStream, Target, time);

    /// <summary>Opens an object; <see langword="null"/> when there is none. A role needs <c>s3:ListBucket</c> to be told so.</summary>
    public Task<GetObjectResponse?> FindAsync(string key, CancellationToken cancellationToken) => Target.CallAsync<GetObjectResponse?>(
        "GetObject",
        async token =>
        {
            try
            {
                return await client.GetObjectAsync(name, key, token);
            }
            catch (AmazonS3Exception exception) when (IsNoSuchKey(exception))
            {
                return null;
            }
        },
        cancellationToken);

    /// <summary>
    /// Puts audio: one <c>PutObject</c> for up to 5 MiB; longer audio is uploaded in parts of 5 MiB as it comes, of which no more than one
    /// is in memory. The object becomes visible whole, or not at all.
    /// </summary>
    public async Task PutAsync(
        string key,
        IReadOnlyDictionary<string, string> metadata,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken)
    {
        await using var upload = new AudioUpload(this, key, metadata, cancellationToken);
        try
        {
            await write(upload, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await upload.CompleteAsync();
        }
        catch
        {
            await upload.AbortAsync();
            throw;
        }
    }

    /// <summary>
    /// When an object was put; <see langword="null"/> when there is none: one <c>HeadObject</c>. Its answer has no body to tell a missing
    /// object from a missing bucket, so a <c>ListObjectsV2</c> confirms that there is none. A role needs <c>s3:ListBucket</c> for both.
    /// </summary>
    public async Task<DateTimeOffset?> FindPutTimeAsync(string key, CancellationToken cancellationToken)
    {
        if (await Target.CallAsync("HeadObject", token => FindHeadAsync(key, token), cancellationToken) is { } head)
        {
            return MomentOf(head.LastModified);
        }

        var request = new ListObjectsV2Request { BucketName = name, Prefix = key, MaxKeys = 1 };
        var first = await Target.CallAsync("ListObjectsV2", token => client.ListObjectsV2Async(request, token), cancellationToken);
        return first.S3Objects?.Find(stored => stored.Key == key) is { } found ? MomentOf(found.LastModified) : null;
    }

    private async Task<GetObjectMetadataResponse?> FindHeadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetObjectMetadataAsync(name, key, cancellationToken);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>S3 always tells the time; an object of a server that does not is as old as can be.</summary>
    private static DateTimeOffset MomentOf(DateTime? lastModified) => lastModified?.ToUniversalTime() ?? DateTimeOffset.MinValue;

    private static bool IsNoSuchKey(AmazonS3Exception exception) =>
        exception is { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };
}
