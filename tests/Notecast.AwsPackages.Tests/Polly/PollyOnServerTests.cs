using Amazon.Polly;
using Amazon.Polly.Model;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Polly;

public sealed class PollyOnServerTests(MotoServer server)
{
    [Fact]
    public async Task An_AWS_compatible_server_understands_the_client()
    {
        using var client = new AmazonPollyClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonPollyConfig()));
        var request = new SynthesizeSpeechRequest { Text = "Hello.", VoiceId = VoiceId.Joey, OutputFormat = OutputFormat.Mp3, Engine = Engine.Standard };

        using var response = await client.SynthesizeSpeechAsync(request, TestContext.Current.CancellationToken);

        using var audio = new MemoryStream();
        await response.AudioStream.CopyToAsync(audio, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, audio.Length);
        Assert.Equal("audio/mpeg", response.ContentType);
    }

    [Fact]
    public async Task A_loopback_speech_service_speaks_real_audio_and_says_what_it_costs()
    {
        await using var speech = LoopbackSpeech.Start();
        var config = new AmazonPollyConfig { ServiceURL = speech.Url.ToString(), AuthenticationRegion = MotoServer.Region };
        using var client = new AmazonPollyClient(MotoServer.AnyCredentials, config);

        using var response = await client.SynthesizeSpeechAsync(
            new SynthesizeSpeechRequest { Text = "<speak>Hello, world.</speak>", TextType = TextType.Ssml, VoiceId = VoiceId.Joey, OutputFormat = OutputFormat.Mp3 },
            TestContext.Current.CancellationToken);

        using var audio = new MemoryStream();
        await response.AudioStream.CopyToAsync(audio, TestContext.Current.CancellationToken);
        Assert.InRange(audio.Length, 2_000, 100_000);
        Assert.Equal("Hello, world.".Length, response.RequestCharacters);
    }
}
