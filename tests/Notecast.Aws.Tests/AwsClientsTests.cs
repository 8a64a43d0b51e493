using Amazon.Runtime;
using Amazon.S3.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Speech;

namespace Notecast.Aws.Tests;

[Collection(ProcessState.Name)]
public sealed class AwsClientsTests(MotoServer server) : IDisposable
{
    private readonly List<EnvironmentVariable> _variables =
    [
        new("AWS_REGION", MotoServer.Region), new("AWS_ACCESS_KEY_ID", "AKID"), new("AWS_SECRET_ACCESS_KEY", "secret"),
        new("AWS_SESSION_TOKEN", "token"), new("AWS_ENDPOINT_URL", null), new("AWS_ENDPOINT_URL_S3", null), new("AWS_MAX_ATTEMPTS", null),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _variables.ForEach(variable => variable.Dispose());

    [Fact]
    public void Without_an_endpoint_every_client_is_of_the_region_of_the_environment()
    {
        using var s3 = AwsClients.CreateS3();
        using var dynamo = AwsClients.CreateDynamo();
        using var sqs = AwsClients.CreateSqs();
        using var sns = AwsClients.CreateSns();
        using var polly = AwsClients.CreatePolly();

        AmazonServiceClient[] clients = [s3, dynamo, sqs, sns, polly];

        Assert.All(clients, client => Assert.Equal(MotoServer.Region, client.Config.RegionEndpoint?.SystemName));
        Assert.All(clients, client => Assert.Null(client.Config.ServiceURL));
        Assert.False(((Amazon.S3.AmazonS3Config)s3.Config).ForcePathStyle);
    }

    [Fact]
    public void Every_client_has_limits_of_its_own()
    {
        using var s3 = AwsClients.CreateS3();
        using var dynamo = AwsClients.CreateDynamo();
        using var sqs = AwsClients.CreateSqs();
        using var sns = AwsClients.CreateSns();
        using var polly = AwsClients.CreatePolly();

        AmazonServiceClient[] clients = [s3, dynamo, sqs, sns, polly];

        Assert.Equal([30, 5, 10, 10, 60], clients.Select(client => client.Config.Timeout?.TotalSeconds));
        Assert.Equal([3, 5, 3, 3, 2], clients.Select(client => client.Config.MaxErrorRetry));
    }

    [Fact]
    public async Task Every_client_asks_where_the_environment_says()
    {
        using var endpoint = new EnvironmentVariable("AWS_ENDPOINT_URL", (await server.GetUrlAsync()).ToString());
        using var s3 = AwsClients.CreateS3();
        using var dynamo = AwsClients.CreateDynamo();
        using var sqs = AwsClients.CreateSqs();
        var note = Samples.NewNote();
        var bucket = $"bucket-{Guid.NewGuid():N}";
        await s3.PutBucketAsync(
            new PutBucketRequest { BucketName = bucket, BucketRegion = new Amazon.S3.S3Region(MotoServer.Region) }, Cancellation);
        var table = await DynamoDb.TestTables.CreateAsync(dynamo, Amazon.DynamoDBv2.ScalarAttributeType.S);
        var queue = await sqs.CreateQueueAsync($"queue-{Guid.NewGuid():N}", Cancellation);

        var outcome = await new DynamoCatalog(dynamo, table).WantAsync(note, Samples.Wanted(1), Cancellation);
        await new S3SegmentCache(s3, bucket, TimeProvider.System).KeepAsync(Samples.Segment("a"), new byte[] { 1 }, Cancellation);
        await new SqsDeadLetterQueue(sqs, queue.QueueUrl).SendAsync(Sqs.DeadLetters.Of("{}"), Cancellation);

        Assert.Equal(WantResult.Recorded, outcome);
        var segments = new S3SegmentCache(s3, bucket, TimeProvider.System);
        Assert.Equal([1], (await segments.FindAsync(Samples.Segment("a"), Cancellation))?.ToArray());
        var received = await sqs.ReceiveMessageAsync(queue.QueueUrl, Cancellation);
        Assert.Equal("{}", Assert.Single(received.Messages).Body);
    }

    [Fact]
    public async Task A_service_may_have_an_endpoint_of_its_own_and_buckets_are_then_named_in_the_path()
    {
        await using var loopback = new LoopbackServer(_ => Answers.Xml(200, "", ("ETag", "\"a\"")));
        using var elsewhere = new EnvironmentVariable("AWS_ENDPOINT_URL", TestClients.NobodyListens.ToString());
        using var endpoint = new EnvironmentVariable("AWS_ENDPOINT_URL_S3", loopback.Url.ToString());
        using var s3 = AwsClients.CreateS3();
        var key = Samples.Segment("a");

        await new S3SegmentCache(s3, "some-bucket", TimeProvider.System).KeepAsync(key, new byte[] { 1 }, Cancellation);
        var link = await new S3AudioLinks(s3, "some-bucket").CreateAsync("a.mp3", TimeSpan.FromMinutes(1), Cancellation);

        var request = Assert.Single(loopback.Requests);
        Assert.Equal($"/some-bucket/{key}", request.RawUrl);
        Assert.Matches($"Credential=AKID/[0-9]{{8}}/{MotoServer.Region}/s3/aws4_request", request.Headers["Authorization"]);
        Assert.Equal(new Uri(loopback.Url, "some-bucket/a.mp3").ToString(), link.GetLeftPart(UriPartial.Path));
        Assert.Contains($"%2F{MotoServer.Region}%2Fs3%2F", link.Query, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_has_a_region_of_its_own()
    {
        var caller = new AwsCaller(Amazon.RegionEndpoint.EUNorth1, new BasicAWSCredentials("AKIDCALLER", "secret"));
        using var s3 = AwsClients.CreateS3(caller);
        using var dynamo = AwsClients.CreateDynamo(caller);
        using var sqs = AwsClients.CreateSqs(caller);

        AmazonServiceClient[] clients = [s3, dynamo, sqs];

        Assert.All(clients, client => Assert.Equal("eu-north-1", client.Config.RegionEndpoint?.SystemName));
        Assert.All(clients, client => Assert.Null(client.Config.ServiceURL));
        Assert.False(((Amazon.S3.AmazonS3Config)s3.Config).ForcePathStyle);
    }

    [Fact]
    public async Task A_caller_asks_where_the_environment_says_and_signs_by_itself()
    {
        await using var loopback = new LoopbackServer(_ => LoopbackAnswer.Of(403, "application/json", "{}"));
        using var endpoint = new EnvironmentVariable("AWS_ENDPOINT_URL", loopback.Url.ToString());
        var caller = new AwsCaller(Amazon.RegionEndpoint.EUNorth1, new BasicAWSCredentials("AKIDCALLER", "secret"));
        using var s3 = AwsClients.CreateS3(caller);
        using var dynamo = AwsClients.CreateDynamo(caller);
        using var sqs = AwsClients.CreateSqs(caller);

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => s3.GetObjectAsync("some-bucket", "key", Cancellation));
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => dynamo.DescribeTableAsync("table", Cancellation));
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => sqs.GetQueueUrlAsync("queue", Cancellation));

        Assert.Equal(["/some-bucket/key", "/", "/"], loopback.Requests.Select(request => request.RawUrl));
        Assert.All(loopback.Requests, request => Assert.Matches(
            "Credential=AKIDCALLER/[0-9]{8}/eu-north-1/(s3|dynamodb|sqs)/aws4_request", request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Speech_and_messages_are_sent_where_the_environment_says()
    {
        await using var loopback = new LoopbackServer(request => request.RawUrl == "/v1/speech"
            ? LoopbackAnswer.Of(200, "audio/mpeg", "audio", ("x-amzn-RequestCharacters", "6"))
            : LoopbackAnswer.Of(200, "text/xml", "<PublishResponse/>"));
        using var endpoint = new EnvironmentVariable("AWS_ENDPOINT_URL", loopback.Url.ToString());
        using var polly = AwsClients.CreatePolly();
        using var sns = AwsClients.CreateSns();
        var note = Samples.NewNote();

        var audio = await new PollySynthesizer(polly, TimeProvider.System).SynthesizeAsync(
            new SpeechRequest { Text = "Hello.", TextType = TextTypes.Text, VoiceId = "Joey", Engine = Engines.Standard }, Cancellation);
        await new SnsNarrationTopic(sns, "arn:aws:sns:eu-west-1:123456789012:narrations").PublishAsync(
            new NarrationReadyMessage(note, Samples.Ready(note, 1), "c"), Cancellation);

        Assert.Equal(6, audio.BilledCharacters);
        Assert.Equal(["/v1/speech", "/"], loopback.Requests.Select(request => request.RawUrl));
    }
}
