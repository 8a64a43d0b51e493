using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Polly;

public sealed class PollyClientTests
{
    private static readonly SynthesizeSpeechRequest Hello = new()
    {
        Text = "Hello, wörld.",
        VoiceId = VoiceId.Joanna,
        OutputFormat = OutputFormat.Mp3,
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_signed_JSON_with_only_the_members_that_are_set()
    {
        await using var server = new LoopbackServer(_ => Audio("audio"));
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/v1/speech"), (request.Method, request.RawUrl));
        Assert.Equal(("application/json", "2016-06-10"), (request.Headers["Content-Type"], request.Headers["X-Amz-Api-Version"]));
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/polly/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$",
            request.Headers["Authorization"]);
        Assert.Equal("""{"OutputFormat":"mp3","Text":"Hello, wörld.","VoiceId":"Joanna"}""", Unescaped(request.Body));
    }

    [Fact]
    public async Task Every_member_is_sent_under_its_own_name()
    {
        await using var server = new LoopbackServer(_ => Audio("audio"));
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(
            new SynthesizeSpeechRequest
            {
                Engine = Engine.LongForm,
                LanguageCode = LanguageCode.EnGBWLS,
                LexiconNames = ["one"],
                OutputFormat = OutputFormat.Json,
                SampleRate = "24000",
                SpeechMarkTypes = ["word", "ssml"],
                Text = "<speak/>",
                TextType = TextType.Ssml,
                VoiceId = "Zara",
            },
            Cancellation);

        Assert.Equal(
            """
            {"Engine":"long-form","LanguageCode":"en-GB-WLS","LexiconNames":["one"],"OutputFormat":"json","SampleRate":"24000",
            "SpeechMarkTypes":["word","ssml"],"Text":"<speak/>","TextType":"ssml","VoiceId":"Zara"}
            """.ReplaceLineEndings(""),
            Unescaped(Assert.Single(server.Requests).Body));
    }

    [Fact]
    public async Task Audio_type_and_price_are_read()
    {
        await using var server = new LoopbackServer(_ => Audio("the audio"));
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        using var reader = new StreamReader(response.AudioStream);
        Assert.Equal("the audio", await reader.ReadToEndAsync(Cancellation));
        Assert.Equal(("audio/mpeg", 13), (response.ContentType, response.RequestCharacters));
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task An_answer_that_says_no_price_has_none()
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "audio/mpeg", "audio"));
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        Assert.Null(response.RequestCharacters);
    }

    [Fact]
    public async Task Audio_is_read_while_it_is_on_its_way()
    {
        var halfIsRead = new TaskCompletionSource();
        await using var server = new LoopbackServer(_ => Audio(new string('x', 200_000)) with { HalfWay = halfIsRead.Task });
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        await response.AudioStream.ReadExactlyAsync(new byte[100_000], Cancellation);
        halfIsRead.SetResult();
        await response.AudioStream.ReadExactlyAsync(new byte[100_000], Cancellation);
        Assert.Equal(0, await response.AudioStream.ReadAsync(new byte[1], Cancellation));
    }

    [Fact]
    public async Task Audio_that_breaks_off_is_no_end()
    {
        await using var server = new LoopbackServer(_ => Audio(new string('x', 200_000)) with { MissingBytes = 100_000 });
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        await Assert.ThrowsAnyAsync<IOException>(() => response.AudioStream.CopyToAsync(Stream.Null, Cancellation));
    }

    [Fact]
    public async Task Disposing_the_response_closes_the_audio()
    {
        await using var server = new LoopbackServer(_ => Audio("audio"));
        using var client = Client(server);
        var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);
        var audio = response.AudioStream;

        response.Dispose();

        Assert.False(audio.CanRead);
    }

    [Theory]
    [InlineData("TextLengthExceededException", typeof(TextLengthExceededException), 400)]
    [InlineData("InvalidSsmlException", typeof(InvalidSsmlException), 400)]
    [InlineData("InvalidSampleRateException", typeof(InvalidSampleRateException), 400)]
    [InlineData("LexiconNotFoundException", typeof(LexiconNotFoundException), 404)]
    [InlineData("LanguageNotSupportedException", typeof(LanguageNotSupportedException), 400)]
    [InlineData("EngineNotSupportedException", typeof(EngineNotSupportedException), 400)]
    [InlineData("MarksNotSupportedForFormatException", typeof(MarksNotSupportedForFormatException), 400)]
    [InlineData("SsmlMarksNotSupportedForTextTypeException", typeof(SsmlMarksNotSupportedForTextTypeException), 400)]
    public async Task A_refusal_is_an_exception_of_its_own_and_not_tried_again(string code, Type type, int status)
    {
        await using var inHeader = new LoopbackServer(_ => Error(status, $"{code}:http://internal.amazon.com/"));
        await using var inBody = new LoopbackServer(_ => LoopbackAnswer.Of(
            status,
            "application/json",
            $$"""{"__type":"com.amazonaws.polly#{{code}}","message":"No."}""",
            ("x-amzn-RequestId", "request-1")));

        foreach (var server in new[] { inHeader, inBody })
        {
            using var client = Client(server);
            var exception = await Assert.ThrowsAnyAsync<AmazonPollyException>(() => client.SynthesizeSpeechAsync(Hello, Cancellation));

            Assert.IsType(type, exception);
            AssertTells(exception, code, status);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData(400, "ThrottlingException", 3)]
    [InlineData(500, "ServiceFailureException", 3)]
    [InlineData(503, "ServiceUnavailable", 3)]
    [InlineData(400, "ValidationException", 1)]
    [InlineData(403, "AccessDeniedException", 1)]
    public async Task A_failure_that_may_mend_itself_is_tried_three_times(int status, string code, int tries)
    {
        await using var server = new LoopbackServer(_ => Error(status, code));
        using var client = Client(server);

        var exception = await Assert.ThrowsAnyAsync<AmazonPollyException>(() => client.SynthesizeSpeechAsync(Hello, Cancellation));

        AssertTells(exception, code, status);
        Assert.Equal(code == nameof(ServiceFailureException), exception is ServiceFailureException);
        Assert.Equal(tries, server.Requests.Count);
    }

    [Fact]
    public async Task A_failure_that_mends_itself_is_not_seen()
    {
        var failures = 2;
        await using var server = new LoopbackServer(_ => failures-- > 0
            ? Error(400, "ThrottlingException")
            : Audio("audio"));
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://polly.eu-west-1.amazonaws.com/")]
    [InlineData("cn-northwest-1", false, false, "https://polly.cn-northwest-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, false, "https://polly-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://polly.us-east-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://polly-fips.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", false, false, "https://polly.us-gov-west-1.amazonaws.com/")]
    public void Endpoints_follow_from_the_region(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonPollyConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        Assert.Equal(new Uri(expected), EndpointOf(config));
    }

    [Fact]
    public void An_endpoint_of_its_own_takes_the_place_of_the_regions_but_has_no_FIPS_form()
    {
        var config = new AmazonPollyConfig { ServiceURL = "http://127.0.0.1:8080" };
        Assert.Equal(new Uri("http://127.0.0.1:8080"), EndpointOf(config));

        config.UseFIPSEndpoint = true;
        Assert.Throws<AmazonClientException>(() => EndpointOf(config));
    }

    private static LoopbackAnswer Audio(string audio) =>
        new(200, "audio/mpeg", Encoding.UTF8.GetBytes(audio), ("x-amzn-RequestCharacters", "13"), ("x-amzn-RequestId", "request-1"));

    private static AmazonPollyClient Client(LoopbackServer server) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonPollyConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = "eu-west-1" });

    private static LoopbackAnswer Error(int status, string errorType) => LoopbackAnswer.Of(
        status, "application/json", """{"message":"No."}""", ("x-amzn-ErrorType", errorType), ("x-amzn-RequestId", "request-1"));

    private static void AssertTells(AmazonPollyException exception, string code, int status) => Assert.Equal(
        (code, "No.", "request-1", status), (exception.ErrorCode, exception.Message, exception.RequestId, (int)exception.StatusCode));

    private static Uri EndpointOf(AmazonPollyConfig config) =>
        new(config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(Hello)).URL);

    /// <summary>Which characters of a JSON text are escaped is the SDK's affair.</summary>
    private static string Unescaped(string json) => JsonNode.Parse(json)!.ToJsonString(Relaxed);
}
