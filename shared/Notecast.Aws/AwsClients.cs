using Amazon.DynamoDBv2;
using Amazon.Polly;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SQS;

namespace Notecast.Aws;

/// <summary>
/// Makes clients that take region, credentials and endpoints (<c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_S3</c> …) from where the SDK
/// finds them, but for what an <see cref="AwsCaller"/> says. Clients are for all of a process: make each once.
/// </summary>
/// <remarks>
/// Time limits count from sending a request to the start of its answer, each try anew. Few tries follow at once: what still fails then is a
/// transient failure, and its job comes back later.
/// </remarks>
public static class AwsClients
{
    /// <summary>Within a region a connection takes milliseconds; a lost packet is sent again after one second.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A client of DynamoDB. It answers within milliseconds, so five seconds are a lost connection. Half of the SDK's ten retries outlast a
    /// table that splits or scales; all ten could use up a function's whole time.
    /// </summary>
    public static AmazonDynamoDBClient CreateDynamo(AwsCaller? caller = null) =>
        new(Configure(new AmazonDynamoDBConfig(), caller, TimeSpan.FromSeconds(5), retries: 5));

    /// <summary>A client of SQS. A batch may have a mebibyte.</summary>
    public static AmazonSQSClient CreateSqs(AwsCaller? caller = null) =>
        new(Configure(new AmazonSQSConfig(), caller, TimeSpan.FromSeconds(10), retries: 3));

    /// <summary>
    /// A client of S3. A part of five mebibytes has to be sent before the answer starts. Where an endpoint is given, buckets are named in
    /// the path: a server that is not S3 itself has no host name for each of them.
    /// </summary>
    public static AmazonS3Client CreateS3(AwsCaller? caller = null)
    {
        var config = ConfigureS3(caller);

        // A configuration that is asked for its endpoint before the client has it forgets the endpoint: another one is asked.
        config.ForcePathStyle = ConfigureS3(caller).ServiceURL is not null;
        return new AmazonS3Client(config);
    }

    /// <summary>A client of SNS.</summary>
    public static AmazonSimpleNotificationServiceClient CreateSns() =>
        new(Configure(new AmazonSimpleNotificationServiceConfig(), caller: null, TimeSpan.FromSeconds(10), retries: 3));

    /// <summary>
    /// A client of Polly. The slowest engine thinks some seconds about a request of 3,000 characters before it starts to answer. A
    /// throttled request is tried twice again here; more would stand in the way of those who wait for their turn.
    /// </summary>
    public static AmazonPollyClient CreatePolly(AwsCaller? caller = null) =>
        new(Configure(new AmazonPollyConfig(), caller, TimeSpan.FromSeconds(60), retries: 2));

    /// <summary>Configures a client as all of these are.</summary>
    /// <param name="config">The configuration of a client that is still to be made.</param>
    /// <param name="caller">Who asks, and where; <see langword="null"/> to take both from the environment.</param>
    /// <param name="timeout">How long an answer may take.</param>
    /// <param name="retries">How often a request is tried again at once.</param>
    /// <returns>The configuration.</returns>
    public static TConfig Configure<TConfig>(TConfig config, AwsCaller? caller, TimeSpan timeout, int retries)
        where TConfig : ClientConfig
    {
        // Once in a process: the registry ignores one of a name that it has.
        RuntimePipelineCustomizerRegistry.Instance.Register(new PipelineWithoutMetrics());
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
        config.Timeout = timeout;
        config.ConnectTimeout = ConnectTimeout;
        if (caller is null)
        {
            return config;
        }

        config.DefaultAWSCredentials = caller.Credentials;
        config.Profile = caller.Profile;
        config.RegionEndpoint = caller.Region;

        // Where an endpoint is given, requests are signed for this region, and for the environment's when it is not set.
        config.AuthenticationRegion = caller.Region.SystemName;
        return config;
    }

    private static AmazonS3Config ConfigureS3(AwsCaller? caller) =>
        Configure(new AmazonS3Config(), caller, TimeSpan.FromSeconds(30), retries: 3);
}
