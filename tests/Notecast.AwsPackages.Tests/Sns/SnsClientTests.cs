using System.Web;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Sns;

public sealed class SnsClientTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:narrations";

    private const string Published =
        """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>message-1</MessageId></PublishResult>
          <ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>
        </PublishResponse>
        """;

    public static TheoryData<string, Type, int, int> Errors => [.. SnsErrors.All];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_a_signed_form_with_only_the_members_that_are_set()
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", Published));
        using var client = Client(server);

        var response = await client.PublishAsync(new PublishRequest(Topic, "Hello & wörld + = %"), Cancellation);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/"), (request.Method, request.RawUrl));
        Assert.StartsWith("application/x-www-form-urlencoded", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/sns/aws4_request, ", request.Headers["Authorization"]);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "Publish",
                ["Version"] = "2010-03-31",
                ["TopicArn"] = Topic,
                ["Message"] = "Hello & wörld + = %",
            },
            FormOf(request));
        Assert.Equal(("message-1", "request-1"), (response.MessageId, response.ResponseMetadata.RequestId));
    }

    [Fact]
    public async Task Attributes_are_numbered_entries()
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", Published));
        using var client = Client(server);

        await client.PublishAsync(
            new PublishRequest(Topic, "Hello", "Subject")
            {
                MessageAttributes = new Dictionary<string, MessageAttributeValue>
                {
                    ["UserId"] = new() { DataType = "String", StringValue = "ada" },
                    ["Raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 255]) },
                },
            },
            Cancellation);

        var form = FormOf(Assert.Single(server.Requests));
        Assert.Equal("Subject", form["Subject"]);
        Assert.Equal(["UserId", "String", "ada"], EntryOf(form, 1));
        Assert.Equal(["Raw", "Binary", "AQL/"], EntryOf(form, 2));
    }

    [Fact]
    public async Task All_members_are_sent_under_their_own_names()
    {
        var request = new PublishRequest
        {
            Message = "m",
            MessageDeduplicationId = "d",
            MessageGroupId = "g",
            MessageStructure = "json",
            PhoneNumber = "p",
            Subject = "s",
            TargetArn = "t",
            TopicArn = "a",
        };

        Assert.Equal(
            "Action=Publish Message=m MessageDeduplicationId=d MessageGroupId=g MessageStructure=json PhoneNumber=p Subject=s "
            + "TargetArn=t TopicArn=a Version=2010-03-31",
            await SentAsync(client => client.PublishAsync(request, Cancellation)));
    }

    [Fact]
    public async Task A_topic_can_be_told_a_text_alone()
    {
        Assert.Equal(
            $"Action=Publish Message=m TopicArn={Topic} Version=2010-03-31",
            await SentAsync(client => client.PublishAsync(Topic, "m", Cancellation)));
        Assert.Equal(
            $"Action=Publish Message=m Subject=s TopicArn={Topic} Version=2010-03-31",
            await SentAsync(client => client.PublishAsync(Topic, "m", "s", Cancellation)));
    }

    [Fact]
    public async Task A_FIFO_topic_answers_with_a_place()
    {
        const string Placed =
            """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult>
                <MessageId>message-1</MessageId><Later><MessageId>x</MessageId></Later><SequenceNumber>17</SequenceNumber>
              </PublishResult>
            </PublishResponse>
            """;
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", Placed));
        using var client = Client(server);

        var response = await client.PublishAsync(new PublishRequest(Topic, "Hello"), Cancellation);

        Assert.Equal(("message-1", "17"), (response.MessageId, response.SequenceNumber));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_failure_is_an_exception_of_its_own_and_tried_again_only_when_it_may_mend_itself(
        string code, Type type, int status, int tries)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(
            status,
            "text/xml",
            $"""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>No.</Message></Error><RequestId>request-1</RequestId>
            </ErrorResponse>
            """));
        using var client = Client(server);

        var exception = await Assert.ThrowsAnyAsync<AmazonSimpleNotificationServiceException>(
            () => client.PublishAsync(new PublishRequest(Topic, "Hello"), Cancellation));

        Assert.IsType(type, exception);
        Assert.Equal(
            (code, "No.", "request-1", status),
            (exception.ErrorCode, exception.Message, exception.RequestId, (int)exception.StatusCode));
        Assert.Equal(tries, server.Requests.Count);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://sns.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://sns.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, false, "https://sns-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://sns.us-east-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://sns-fips.us-east-1.api.aws/")]
    public void Endpoints_follow_from_the_region(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonSimpleNotificationServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new PublishRequest(Topic, "Hello")));

        Assert.Equal(new Uri(expected), new Uri(endpoint.URL));
    }

    private static AmazonSimpleNotificationServiceClient Client(LoopbackServer server) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonSimpleNotificationServiceConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = "eu-west-1" });

    private static async Task<string> SentAsync(Func<AmazonSimpleNotificationServiceClient, Task> publish)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", Published));
        using var client = Client(server);
        await publish(client);
        var form = FormOf(Assert.Single(server.Requests));
        var members = form.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value}");
        return string.Join(' ', members);
    }

    private static string[] EntryOf(Dictionary<string, string> form, int number)
    {
        var entry = $"MessageAttributes.entry.{number}";
        var value = form.Single(member => member.Key == $"{entry}.Value.StringValue" || member.Key == $"{entry}.Value.BinaryValue");
        return [form[$"{entry}.Name"], form[$"{entry}.Value.DataType"], value.Value];
    }

    private static Dictionary<string, string> FormOf(LoopbackRequest request)
    {
        var form = HttpUtility.ParseQueryString(request.Body);
        return form.AllKeys.OfType<string>().ToDictionary(name => name, name => form[name]!);
    }
}
