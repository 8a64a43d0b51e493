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
    /// Whether there is such an object: one <c>HeadObject</c>. Its answer has no body to tell a missing object from a missing bucket, so a
    /// <c>ListObjectsV2</c> confirms that there is none. A role needs <c>s3:ListBucket</c> for both.
    /// </summary>
    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        if (await Target.CallAsync("HeadObject", token => HasHeadAsync(key, token), cancellationToken))
        {
            return true;
        }

        var request = new ListObjectsV2Request { BucketName = name, Prefix = key, MaxKeys = 1 };
        var first = await Target.CallAsync("ListObjectsV2", token => client.ListObjectsV2Async(request, token), cancellationToken);
        return first.S3Objects?.Exists(stored => stored.Key == key) ?? false;
    }

    private async Task<bool> HasHeadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetObjectMetadataAsync(name, key, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private static bool IsNoSuchKey(AmazonS3Exception exception) =>
        exception is { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };
}
