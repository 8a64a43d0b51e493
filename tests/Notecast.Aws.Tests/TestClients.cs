using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using Notecast.AwsTesting;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Notecast.Aws.Tests;

/// <summary>Clients of the test server.</summary>
internal static class TestClients
{
    public static async Task<AmazonDynamoDBClient> DynamoDbAsync(this MotoServer server, HttpClientFactory? http = null) =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonDynamoDBConfig { HttpClientFactory = http }));

    public static async Task<AmazonSQSClient> SqsAsync(this MotoServer server, HttpClientFactory? http = null) =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSQSConfig { HttpClientFactory = http }));

    public static async Task<AmazonS3Client> S3Async(this MotoServer server, HttpClientFactory? http = null) =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonS3Config { HttpClientFactory = http, ForcePathStyle = true }));
}
