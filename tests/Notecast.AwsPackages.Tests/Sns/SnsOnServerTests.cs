using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.AwsTesting;
using MessageAttributeValue = Amazon.SimpleNotificationService.Model.MessageAttributeValue;

namespace Notecast.AwsPackages.Tests.Sns;

public sealed class SnsOnServerTests(MotoServer server)
{
    private static readonly HttpClient Http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_gets_the_message_with_its_attributes()
    {
        using var sqs = new AmazonSQSClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSQSConfig()));
        using var sns = await ClientAsync();
        var name = $"narrations-{Guid.NewGuid():N}";
        var queue = (await sqs.CreateQueueAsync(name, Cancellation)).QueueUrl;
        await AskAsync("CreateTopic", ("Name", name));
        await AskAsync(
            "Subscribe",
            ("TopicArn", TopicArn(name)),
            ("Protocol", "sqs"),
            ("Endpoint", $"arn:aws:sqs:{MotoServer.Region}:123456789012:{name}"),
            ("Attributes.entry.1.key", "RawMessageDelivery"),
            ("Attributes.entry.1.value", "true"));
        const string Body = """{"text":"Grüße & 😀 + 100 %"}""";

        var published = await sns.PublishAsync(
            new PublishRequest(TopicArn(name), Body)
            {
                MessageAttributes = new Dictionary<string, MessageAttributeValue>
                {
                    ["VoiceId"] = new() { DataType = "String", StringValue = "Léa" },
                    ["DurationSeconds"] = new() { DataType = "Number", StringValue = "1.5" },
                },
            },
            Cancellation);

        Assert.NotEmpty(published.MessageId);
        var received = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = queue, MessageAttributeNames = ["All"] }, Cancellation);
        var message = Assert.Single(received.Messages);
        Assert.Equal(Body, message.Body);
        Assert.Equal(
            [("DurationSeconds", "Number", "1.5"), ("VoiceId", "String", "Léa")],
            message.MessageAttributes.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.DataType, pair.Value.StringValue)));
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_is_not_found()
    {
        using var sns = await ClientAsync();

        var exception = await Assert.ThrowsAsync<NotFoundException>(() => sns.PublishAsync(TopicArn("gone"), "Hello", Cancellation));

        Assert.Equal(("NotFound", 404), (exception.ErrorCode, (int)exception.StatusCode));
    }

    private static string TopicArn(string name) => $"arn:aws:sns:{MotoServer.Region}:123456789012:{name}";

    private async Task<AmazonSimpleNotificationServiceClient> ClientAsync() =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonSimpleNotificationServiceConfig()));

    /// <summary>Asks for what the project itself never does, in SNS's protocol of forms.</summary>
    private async Task AskAsync(string action, params (string Name, string Value)[] members)
    {
        using var body = new FormUrlEncodedContent(members.Prepend(("Version", "2010-03-31")).Prepend(("Action", action))
            .Select(member => KeyValuePair.Create(member.Item1, member.Item2)));
        using var request = new HttpRequestMessage(HttpMethod.Post, await server.GetUrlAsync()) { Content = body };
        var scope = $"test/20260101/{MotoServer.Region}/sns/aws4_request";
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0");
        using var answer = await Http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
