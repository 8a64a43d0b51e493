using System.Net;
using System.Text;
using System.Text.Json;
using Amazon;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Polly;

public sealed class PollyClientTests
{
    private static readonly SynthesizeSpeechRequest Hello = new() { Text = "Hello, wörld.", VoiceId = VoiceId.Joanna, OutputFormat = OutputFormat.Mp3 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_signed_JSON_with_only_the_members_that_are_set()
    {
        await using var server = new LoopbackServer(_ => Audio("audio"));
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/v1/speech"), (request.Method, request.RawUrl));
        Assert.StartsWith("application/json", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/polly/aws4_request, ", request.Headers["Authorization"]);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(["OutputFormat", "Text", "VoiceId"], body.RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Hello, wörld.", body.RootElement.GetProperty("Text").GetString());
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

        using var body = JsonDocument.Parse(Assert.Single(server.Requests).Body);
        Assert.Equal(
            """{"Engine":"long-form","LanguageCode":"en-GB-WLS","LexiconNames":["one"],"OutputFormat":"json","SampleRate":"24000","SpeechMarkTypes":["word","ssml"],"Text":"<speak/>","TextType":"ssml","VoiceId":"Zara"}""",
            Canonical(body.RootElement));
    }

    [Fact]
    public async Task Audio_type_and_price_are_read()
    {
        await using var server = new LoopbackServer(_ => Audio("the audio"));
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        using var reader = new StreamReader(response.AudioStream);
        Assert.Equal("the audio", await reader.ReadToEndAsync(Cancellation));
        Assert.Equal(("audio/mpeg", 13, "request-1"), (response.ContentType, response.RequestCharacters, response.ResponseMetadata.RequestId));
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task Audio_is_read_while_it_is_on_its_way()
    {
        await using var server = new LoopbackServer(_ => Audio(new string('x', 200_000)) with { MissingBytes = 100_000 });
        using var client = Client(server);

        using var response = await client.SynthesizeSpeechAsync(Hello, Cancellation);

        var part = new byte[1_000];
        await response.AudioStream.ReadExactlyAsync(part, Cancellation);
        await Assert.ThrowsAnyAsync<Exception>(() => response.AudioStream.CopyToAsync(Stream.Null, Cancellation));
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
        await using var inHeader = new LoopbackServer(_ => LoopbackAnswer.Of(
            status, "application/json", """{"message":"No."}""", ("x-amzn-ErrorType", $"{code}:http://internal.amazon.com/"), ("x-amzn-RequestId", "request-1")));
        await using var inBody = new LoopbackServer(_ => LoopbackAnswer.Of(
            status, "application/json", $$"""{"__type":"com.amazonaws.polly#{{code}}","message":"No."}""", ("x-amzn-RequestId", "request-1")));

        foreach (var server in new[] { inHeader, inBody })
        {
            using var client = Client(server);
            var exception = await Assert.ThrowsAnyAsync<AmazonPollyException>(() => client.SynthesizeSpeechAsync(Hello, Cancellation));

            Assert.IsType(type, exception);
            Assert.Equal((code, "No.", "request-1", status), (exception.ErrorCode, exception.Message, exception.RequestId, (int)exception.StatusCode));
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
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(status, "application/json", """{"message":"No."}""", ("x-amzn-ErrorType", code)));
        using var client = Client(server);

        var exception = await Assert.ThrowsAnyAsync<AmazonPollyException>(() => client.SynthesizeSpeechAsync(Hello, Cancellation));

        Assert.Equal((code, tries), (exception.ErrorCode, server.Requests.Count));
    }

    [Fact]
    public async Task A_failure_that_mends_itself_is_not_seen()
    {
        var failures = 2;
        await using var server = new LoopbackServer(_ => failures-- > 0
            ? LoopbackAnswer.Of(400, "application/json", """{"message":"Slow down."}""", ("x-amzn-ErrorType", "ThrottlingException"))
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
    public void Endpoints_follow_from_the_region(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonPollyConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack };

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(Hello));

        Assert.Equal(new Uri(expected), new Uri(endpoint.URL));
    }

    private static LoopbackAnswer Audio(string audio) =>
        new(200, "audio/mpeg", Encoding.UTF8.GetBytes(audio), ("x-amzn-RequestCharacters", "13"), ("x-amzn-RequestId", "request-1"));

    private static AmazonPollyClient Client(LoopbackServer server) => new(
        new BasicAWSCredentials("AKID", "secret"), new AmazonPollyConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = "eu-west-1" });

    private static string Canonical(JsonElement body) =>
        $"{{{string.Join(',', body.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"))}}}"
            .Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal);
}
