using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests;

/// <summary>Clients that take everything from the environment, as a function's do.</summary>
[Collection(ProcessState.Name)]
public sealed class EndpointVariableTests : IDisposable
{
    private readonly List<EnvironmentVariable> _variables =
    [
        new("AWS_REGION", "eu-west-1"), new("AWS_ACCESS_KEY_ID", "AKID"), new("AWS_SECRET_ACCESS_KEY", "secret"), new("AWS_SESSION_TOKEN", "token"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _variables.ForEach(variable => variable.Dispose());

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_POLLY")]
    public async Task Polly_is_asked_where_the_environment_says(string variable)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "audio/mpeg", "audio"));
        using var endpoint = new EnvironmentVariable(variable, server.Url.ToString());
        using var client = new AmazonPollyClient();

        using var response = await client.SynthesizeSpeechAsync(
            new SynthesizeSpeechRequest { Text = "Hello.", VoiceId = VoiceId.Joey, OutputFormat = OutputFormat.Mp3 }, Cancellation);

        AssertIsOfTheEnvironment(Assert.Single(server.Requests), "polly");
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_SNS")]
    public async Task Sns_is_asked_where_the_environment_says(string variable)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", "<PublishResponse/>"));
        using var endpoint = new EnvironmentVariable(variable, server.Url.ToString());
        using var client = new AmazonSimpleNotificationServiceClient();

        await client.PublishAsync(new PublishRequest("arn:aws:sns:eu-west-1:123456789012:narrations", "Hello"), Cancellation);

        AssertIsOfTheEnvironment(Assert.Single(server.Requests), "sns");
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_CLOUDFORMATION")]
    public async Task CloudFormation_is_asked_where_the_environment_says(string variable)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "text/xml", "<DescribeStacksResponse/>"));
        using var endpoint = new EnvironmentVariable(variable, server.Url.ToString());
        using var client = new AmazonCloudFormationClient();

        await client.DescribeStacksAsync(new DescribeStacksRequest(), Cancellation);

        AssertIsOfTheEnvironment(Assert.Single(server.Requests), "cloudformation");
    }

    private static void AssertIsOfTheEnvironment(LoopbackRequest request, string service)
    {
        Assert.Matches($"^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{{8}}/eu-west-1/{service}/aws4_request, ", request.Headers["Authorization"]);
        Assert.Equal("token", request.Headers["X-Amz-Security-Token"]);
    }
}
