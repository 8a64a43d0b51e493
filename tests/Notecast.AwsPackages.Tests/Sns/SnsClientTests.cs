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
            new Dictionary<string, string> { ["Action"] = "Publish", ["Version"] = "2010-03-31", ["TopicArn"] = Topic, ["Message"] = "Hello & wörld + = %" },
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
        Assert.Equal(("UserId", "String", "ada"), (form["MessageAttributes.entry.1.Name"], form["MessageAttributes.entry.1.Value.DataType"], form["MessageAttributes.entry.1.Value.StringValue"]));
        Assert.Equal(("Raw", "Binary", "AQL/"), (form["MessageAttributes.entry.2.Name"], form["MessageAttributes.entry.2.Value.DataType"], form["MessageAttributes.entry.2.Value.BinaryValue"]));
    }

    [Theory]
    [InlineData("NotFound", typeof(NotFoundException), 404, 1)]
    [InlineData("InvalidParameter", typeof(InvalidParameterException), 400, 1)]
    [InlineData("ParameterValueInvalid", typeof(InvalidParameterValueException), 400, 1)]
    [InlineData("AuthorizationError", typeof(AuthorizationErrorException), 403, 1)]
    [InlineData("EndpointDisabled", typeof(EndpointDisabledException), 400, 1)]
    [InlineData("PlatformApplicationDisabled", typeof(PlatformApplicationDisabledException), 400, 1)]
    [InlineData("InvalidSecurity", typeof(InvalidSecurityException), 403, 1)]
    [InlineData("KMSAccessDenied", typeof(KMSAccessDeniedException), 400, 1)]
    [InlineData("KMSDisabled", typeof(KMSDisabledException), 400, 1)]
    [InlineData("KMSInvalidState", typeof(KMSInvalidStateException), 400, 1)]
    [InlineData("KMSNotFound", typeof(KMSNotFoundException), 400, 1)]
    [InlineData("KMSOptInRequired", typeof(KMSOptInRequiredException), 403, 1)]
    [InlineData("KMSThrottling", typeof(KMSThrottlingException), 400, 1)]
    [InlineData("ValidationException", typeof(ValidationException), 400, 1)]
    [InlineData("InternalError", typeof(InternalErrorException), 500, 3)]
    [InlineData("Throttling", typeof(AmazonSimpleNotificationServiceException), 400, 3)]
    [InlineData("SomethingNew", typeof(AmazonSimpleNotificationServiceException), 400, 1)]
    public async Task A_failure_is_an_exception_of_its_own_and_tried_again_only_when_it_may_mend_itself(string code, Type type, int status, int tries)
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
        Assert.Equal((code, "No.", "request-1", status), (exception.ErrorCode, exception.Message, exception.RequestId, (int)exception.StatusCode));
        Assert.Equal(tries, server.Requests.Count);
    }

    [Theory]
    [InlineData("eu-west-1", "https://sns.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://sns.cn-north-1.amazonaws.com.cn/")]
    public void Endpoints_follow_from_the_region(string region, string expected)
    {
        var config = new AmazonSimpleNotificationServiceConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) };

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new PublishRequest(Topic, "Hello")));

        Assert.Equal(new Uri(expected), new Uri(endpoint.URL));
    }

    private static AmazonSimpleNotificationServiceClient Client(LoopbackServer server) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonSimpleNotificationServiceConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = "eu-west-1" });

    private static Dictionary<string, string> FormOf(LoopbackRequest request)
    {
        var form = HttpUtility.ParseQueryString(request.Body);
        return form.AllKeys.OfType<string>().ToDictionary(name => name, name => form[name]!);
    }
}
