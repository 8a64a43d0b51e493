using System.Diagnostics;
using System.Globalization;
using Amazon.Polly;
using Amazon.Polly.Model;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Polly;

public sealed class LoopbackSpeechTests : IAsyncDisposable
{
    private readonly LoopbackSpeech _speech = LoopbackSpeech.Start();
    private readonly AmazonPollyClient _client;

    public LoopbackSpeechTests() => _client = new(
        MotoServer.AnyCredentials, new AmazonPollyConfig { ServiceURL = _speech.Url.ToString(), AuthenticationRegion = MotoServer.Region });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _speech.DisposeAsync();
    }

    [Theory]
    [InlineData("Joanna", "standard", "Hello there, how are you?", 22_050)]
    [InlineData("Vicki", "neural", "Guten Tag, wie geht es?", 24_000)]
    [InlineData("Lucia", "neural", "Buenos días, ¿cómo está?", 24_000)]
    public async Task Speech_is_real_MP3_and_says_what_it_costs(string voice, string engine, string text, int hertz)
    {
        var (audio, billed) = await SpeakAsync(text, voice, engine);

        Assert.Equal(text.Length, billed);
        var (codec, rate, seconds) = await ProbeAsync(audio);
        Assert.Equal(("mp3", hertz), (codec, rate));
        Assert.InRange(seconds, 0.8, 5);
    }

    [Fact]
    public async Task Tags_are_neither_spoken_nor_billed()
    {
        var (plain, plainBilled) = await SpeakAsync("Hello there");

        var (ssml, billed) = await SpeakAsync("<speak>Hello <emphasis>there</emphasis></speak>", textType: TextType.Ssml);

        Assert.Equal(plainBilled, billed);
        Assert.InRange((double)ssml.Length / plain.Length, 0.7, 1.5);
    }

    [Fact]
    public async Task Failures_come_as_often_as_told_and_then_speech()
    {
        _speech.FailNext(1, 400, "InvalidSsmlException");
        _speech.FailNext(1, 400, "ThrottlingException");
        _speech.FailNext(1, 500, "ServiceFailureException");

        await Assert.ThrowsAsync<InvalidSsmlException>(() => SpeakAsync("Hello"));
        var (audio, _) = await SpeakAsync("Hello");

        Assert.NotEmpty(audio);
        Assert.Equal([0, 0, 0, 5], _speech.Requests.Select(request => request.BilledCharacters));
    }

    [Fact]
    public async Task What_Polly_refuses_is_refused()
    {
        await Assert.ThrowsAsync<InvalidSsmlException>(() => SpeakAsync("<speak>Hello", textType: TextType.Ssml));
        await Assert.ThrowsAsync<TextLengthExceededException>(() => SpeakAsync(new string('a', 3_001)));
        foreach (var (voice, engine) in new[] { ("Nobody", "standard"), ("Joanna", "steam") })
        {
            var exception = await Assert.ThrowsAsync<AmazonPollyException>(() => SpeakAsync("Hello", voice, engine));
            Assert.Equal("ValidationException", exception.ErrorCode);
        }
    }

    [Fact]
    public async Task Eight_requests_are_served_at_once_and_remembered()
    {
        var texts = Enumerable.Range(1, 8).Select(number => $"Number {number}").ToList();

        var spoken = await Task.WhenAll(texts.Select(text => SpeakAsync(text)));

        Assert.All(spoken, speech => Assert.NotEmpty(speech.Audio));
        Assert.Equal(texts, _speech.Requests.Select(request => request.Text).Order());
    }

    [Fact]
    public async Task Every_voice_speaks()
    {
        var model = await ServiceModel.ReadAsync("polly");

        var spoken = await Task.WhenAll(model.Enums["VoiceId"].Select(voice => SpeakAsync("1", voice)));

        Assert.All(spoken, speech => Assert.NotEmpty(speech.Audio));
    }

    private async Task<(byte[] Audio, int? Billed)> SpeakAsync(
        string text, string voice = "Joanna", string engine = "standard", TextType? textType = null)
    {
        var request = new SynthesizeSpeechRequest
        {
            Text = text,
            TextType = textType,
            VoiceId = voice,
            Engine = engine,
            OutputFormat = OutputFormat.Mp3,
        };
        using var response = await _client.SynthesizeSpeechAsync(request, Cancellation);
        using var audio = new MemoryStream();
        await response.AudioStream.CopyToAsync(audio, Cancellation);
        return (audio.ToArray(), response.RequestCharacters);
    }

    private static async Task<(string Codec, int SampleRate, double Seconds)> ProbeAsync(byte[] audio)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, audio, Cancellation);
            string[] arguments = ["-v", "error", "-show_entries", "stream=codec_name,sample_rate,duration", "-of", "csv=p=0", file];
            var ffprobe = Programs.Require("ffprobe", "apt-get install ffmpeg");
            using var process = Process.Start(new ProcessStartInfo(ffprobe, arguments) { RedirectStandardOutput = true })!;
            var parts = (await process.StandardOutput.ReadToEndAsync(Cancellation)).Trim().Split(',');
            await process.WaitForExitAsync(Cancellation);
            return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
