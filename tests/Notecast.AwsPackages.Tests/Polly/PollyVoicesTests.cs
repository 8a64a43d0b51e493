using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Polly;

public sealed class PollyVoicesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Voices_are_asked_for_by_a_signed_GET_with_what_is_set_in_the_query()
    {
        var all = new DescribeVoicesRequest
        {
            Engine = Engine.LongForm,
            LanguageCode = LanguageCode.EnUS,
            IncludeAdditionalLanguageCodes = true,
            NextToken = "a/b c",
        };

        Assert.Equal(
            "/v1/voices?Engine=long-form&IncludeAdditionalLanguageCodes=true&LanguageCode=en-US&NextToken=a%2Fb%20c",
            await UrlOfAsync(all));
        Assert.Equal("/v1/voices?IncludeAdditionalLanguageCodes=false", await UrlOfAsync(new() { IncludeAdditionalLanguageCodes = false }));
        Assert.Equal("/v1/voices", await UrlOfAsync(new()));
    }

    [Fact]
    public async Task A_page_of_voices_is_read_and_what_is_new_in_it_passed_over()
    {
        const string Page =
            """
            {"NextToken":"next","Later":{"Voices":[1]},"Voices":[
              {"AdditionalLanguageCodes":["hi-IN"],"Gender":"Female","Id":"Aditi","LanguageCode":"en-IN","LanguageName":"Indian English",
               "Name":"Aditi","SupportedEngines":["standard","neural"],"Accent":{"Id":"x"}},
              {"Gender":"Male","Id":"Zara","LanguageCode":"xx-XX"}]}
            """;
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "application/json", Page));
        using var client = Client(server);

        var response = await client.DescribeVoicesAsync(new DescribeVoicesRequest(), Cancellation);

        Assert.Equal(("next", 2), (response.NextToken, response.Voices.Count));
        var (aditi, zara) = (response.Voices[0], response.Voices[1]);
        Assert.Equal(
            (VoiceId.Aditi, Gender.Female, LanguageCode.EnIN, "Indian English", "Aditi"),
            (aditi.Id, aditi.Gender, aditi.LanguageCode, aditi.LanguageName, aditi.Name));
        Assert.Equal(["hi-IN"], aditi.AdditionalLanguageCodes);
        Assert.Equal(["standard", "neural"], aditi.SupportedEngines);
        Assert.Equal(("Zara", "xx-XX", null), (zara.Id.Value, zara.LanguageCode.Value, zara.SupportedEngines));
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_an_exception_of_its_own()
    {
        await using var server = new LoopbackServer(
            _ => LoopbackAnswer.Of(400, "application/json", """{"message":"No."}""", ("x-amzn-ErrorType", "InvalidNextTokenException")));
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<InvalidNextTokenException>(
            () => client.DescribeVoicesAsync(new DescribeVoicesRequest { NextToken = "x" }, Cancellation));

        Assert.Equal(("No.", "InvalidNextTokenException"), (exception.Message, exception.ErrorCode));
        Assert.Single(server.Requests);
    }

    private static async Task<string> UrlOfAsync(DescribeVoicesRequest request)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, "application/json", """{"Voices":[]}"""));
        using var client = Client(server);
        Assert.Empty((await client.DescribeVoicesAsync(request, Cancellation)).Voices);
        var received = Assert.Single(server.Requests);
        Assert.Equal("GET", received.Method);
        Assert.Contains("/eu-west-1/polly/aws4_request", received.Headers["Authorization"], StringComparison.Ordinal);
        return received.RawUrl;
    }

    private static AmazonPollyClient Client(LoopbackServer server) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonPollyConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = "eu-west-1" });
}
