using System.Web;
using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.CloudFormation;

public sealed class CloudFormationClientTests
{
    private const string NoStacks =
        "<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult></DescribeStacksResponse>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_a_signed_form_with_only_the_members_that_are_set()
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", NoStacks));
        using var client = Client(server);

        var named = await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "notecast", NextToken = "a+b" }, Cancellation);
        await client.DescribeStacksAsync(new DescribeStacksRequest(), Cancellation);

        Assert.Null(named.Stacks);
        Assert.Null(named.NextToken);
        Assert.Equal(
            [
                "Action=DescribeStacks NextToken=a+b StackName=notecast Version=2010-05-15",
                "Action=DescribeStacks Version=2010-05-15",
            ],
            server.Requests.Select(FormOf));
        Assert.All(server.Requests, request =>
        {
            Assert.Equal(("POST", "/"), (request.Method, request.RawUrl));
            Assert.StartsWith("application/x-www-form-urlencoded", request.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.Matches(
                "^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/cloudformation/aws4_request, ", request.Headers["Authorization"]);
        });
    }

    [Fact]
    public async Task Stacks_come_with_their_outputs_and_what_is_not_asked_for_is_passed_over()
    {
        const string Stacks =
            """
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
              <DescribeStacksResult>
                <Stacks>
                  <member>
                    <Outputs>
                      <member><OutputKey>Table</OutputKey><OutputValue>notes &amp; more</OutputValue><Description>x</Description></member>
                      <member><ExportName>x</ExportName><OutputValue/><OutputKey>Empty</OutputKey></member>
                    </Outputs>
                    <Parameters><member><ParameterKey>StackName</ParameterKey><ParameterValue>other</ParameterValue></member></Parameters>
                    <LastOperations><member><StackStatus>OTHER</StackStatus><Outputs><member/></Outputs></member></LastOperations>
                    <StackId>arn:aws:cloudformation:eu-west-1:123456789012:stack/one/1</StackId>
                    <StackName>one</StackName>
                    <StackStatus>CREATE_COMPLETE</StackStatus>
                  </member>
                  <member><StackName>two</StackName><StackStatus>SOMETHING_NEW</StackStatus></member>
                </Stacks>
                <NextToken>more</NextToken>
              </DescribeStacksResult>
              <ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>
            </DescribeStacksResponse>
            """;
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", Stacks));
        using var client = Client(server);

        var response = await client.DescribeStacksAsync(new DescribeStacksRequest(), Cancellation);

        Assert.Equal(("more", "request-1"), (response.NextToken, response.ResponseMetadata.RequestId));
        Assert.Equal(
            [("one", "CREATE_COMPLETE"), ("two", "SOMETHING_NEW")],
            response.Stacks.Select(stack => (stack.StackName, stack.StackStatus.Value)));
        Assert.Equal("arn:aws:cloudformation:eu-west-1:123456789012:stack/one/1", response.Stacks[0].StackId);
        Assert.Equal(
            [("Table", "notes & more"), ("Empty", "")],
            response.Stacks[0].Outputs.Select(output => (output.OutputKey, output.OutputValue)));
        Assert.Null(response.Stacks[1].Outputs);
    }

    [Theory]
    [InlineData("ValidationError", 400, 1)]
    [InlineData("AccessDenied", 403, 1)]
    [InlineData("Throttling", 400, 3)]
    [InlineData("InternalFailure", 500, 3)]
    public async Task A_failure_is_an_exception_and_tried_again_only_when_it_may_mend_itself(string code, int status, int tries)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(
            status,
            "text/xml",
            $"""
            <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>No.</Message></Error><RequestId>request-1</RequestId>
            </ErrorResponse>
            """));
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<AmazonCloudFormationException>(
            () => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "notecast" }, Cancellation));

        Assert.Equal(
            (code, "No.", "request-1", status),
            (exception.ErrorCode, exception.Message, exception.RequestId, (int)exception.StatusCode));
        Assert.Equal(tries, server.Requests.Count);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://cloudformation.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://cloudformation.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, false, "https://cloudformation-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://cloudformation.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", true, false, "https://cloudformation.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, true, "https://cloudformation-fips.us-gov-west-1.api.aws/")]
    public void Endpoints_follow_from_the_region(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonCloudFormationConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new DescribeStacksRequest()));

        Assert.Equal(new Uri(expected), new Uri(endpoint.URL));
    }

    private static AmazonCloudFormationClient Client(LoopbackServer server) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonCloudFormationConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = "eu-west-1" });

    private static string FormOf(LoopbackRequest request)
    {
        var form = HttpUtility.ParseQueryString(request.Body);
        return string.Join(' ', form.AllKeys.OfType<string>().Order(StringComparer.Ordinal).Select(name => $"{name}={form[name]}"));
    }
}
