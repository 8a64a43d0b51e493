using Amazon.S3;
using Amazon.S3.Model;
using Notecast.AwsTesting;

namespace Notecast.Aws.Tests.S3;

/// <summary>A bucket of its own, with the client that made it.</summary>
internal sealed class TestBucket(AmazonS3Client client, string name) : IDisposable
{
    public AmazonS3Client Client => client;

    public string Name => name;

    public static async Task<TestBucket> CreateAsync(MotoServer server, TestHttp? http = null)
    {
        var client = await server.S3Async(http);
        var name = $"bucket-{Guid.NewGuid():N}";
        await client.PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegion = new S3Region(MotoServer.Region) });
        return new TestBucket(client, name);
    }

    public void Dispose() => client.Dispose();
}
