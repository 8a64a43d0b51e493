using Amazon.DynamoDBv2;
using Amazon.Polly;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Notecast.AwsTesting;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Notecast.Aws.Tests;

/// <summary>Clients of the test server.</summary>
internal static class TestClients
{
    /// <summary>An address where connections are refused: no program listens on the port of TCP's port service.</summary>
    public static readonly Uri NobodyListens = new("http://127.0.0.1:1");

    public static async Task<AmazonDynamoDBClient> DynamoDbAsync(this MotoServer server, HttpClientFactory? http = null) =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonDynamoDBConfig { HttpClientFactory = http }));

    public static async Task<AmazonSQSClient> SqsAsync(this MotoServer server, HttpClientFactory? http = null) =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSQSConfig { HttpClientFactory = http }));

    public static async Task<AmazonS3Client> S3Async(this MotoServer server, HttpClientFactory? http = null) =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonS3Config { HttpClientFactory = http, ForcePathStyle = true }));

    public static async Task<AmazonSimpleNotificationServiceClient> SnsAsync(this MotoServer server) =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSimpleNotificationServiceConfig()));

    /// <summary>A client of a server that fails on purpose; it tries nothing again, since that takes time.</summary>
    public static AmazonS3Client S3At(Uri server) =>
        new(MotoServer.AnyCredentials, At(server, new AmazonS3Config { ForcePathStyle = true }));

    /// <summary>A client of a server that fails on purpose.</summary>
    /// <param name="server">The server.</param>
    /// <param name="timeout">How long it waits for an answer; left out, as long as a test may last.</param>
    public static AmazonPollyClient PollyAt(Uri server, TimeSpan? timeout = null)
    {
        var config = At(server, new AmazonPollyConfig());
        if (timeout is not null)
        {
            config.Timeout = timeout;
        }

        return new AmazonPollyClient(MotoServer.AnyCredentials, config);
    }

    /// <summary>Points a client's configuration at a server that fails on purpose.</summary>
    public static TConfig At<TConfig>(Uri server, TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = server.ToString();
        config.AuthenticationRegion = MotoServer.Region;
        config.MaxErrorRetry = 0;
        return config;
    }
}
