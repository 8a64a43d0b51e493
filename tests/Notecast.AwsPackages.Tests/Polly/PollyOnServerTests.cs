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

    private async Task<AmazonPollyClient> ClientAsync() =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonPollyConfig()));
}
