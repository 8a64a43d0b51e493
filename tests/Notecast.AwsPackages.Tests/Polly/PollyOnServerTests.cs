using Amazon.Polly;
using Amazon.Polly.Model;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Polly;

public sealed class PollyOnServerTests(MotoServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Speech_comes_as_bytes()
    {
        using var client = await ClientAsync();
        var request = new SynthesizeSpeechRequest
        {
            Text = "Hello.",
            VoiceId = VoiceId.Joey,
            OutputFormat = OutputFormat.Mp3,
            Engine = Engine.Standard,
        };

        using var response = await client.SynthesizeSpeechAsync(request, Cancellation);

        using var audio = new MemoryStream();
        await response.AudioStream.CopyToAsync(audio, Cancellation);
        Assert.NotEqual(0, audio.Length);
        Assert.Equal("audio/mpeg", response.ContentType);
    }

    [Fact]
    public async Task Voices_come_by_language()
    {
        using var client = await ClientAsync();

        var all = await client.DescribeVoicesAsync(new DescribeVoicesRequest(), Cancellation);
        var german = await client.DescribeVoicesAsync(new DescribeVoicesRequest { LanguageCode = LanguageCode.DeDE }, Cancellation);

        Assert.All(german.Voices, voice => Assert.Equal(LanguageCode.DeDE, voice.LanguageCode));
        Assert.Contains(german.Voices, voice => voice.Id == VoiceId.Vicki && voice.SupportedEngines.Contains(Engine.Neural));
        Assert.True(all.Voices.Count > german.Voices.Count);
    }

    private async Task<AmazonPollyClient> ClientAsync() =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonPollyConfig()));
}
