using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Notecast.AwsTesting;
using Notecast.Domain.Failures;
using Notecast.Domain.Speech;

namespace Notecast.Aws.Tests.Polly;

public sealed class PollySynthesizerTests
{
    private const string Secret = "my secret diary";

    private static readonly SpeechRequest Request = new()
    {
        Text = $"<speak>{Secret}</speak>",
        TextType = TextTypes.Ssml,
        VoiceId = "Aditi",
        Engine = Engines.LongForm,
        LanguageCode = "en-IN",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_asks_for_MP3_with_the_engines_own_sample_rate()
    {
        await using var server = new LoopbackServer(_ => Audio([1, 2, 3]));

        var audio = await SynthesizeAsync(server, Request);

        Assert.Equal([1, 2, 3], audio.Mp3.ToArray());
        Assert.Equal(15, audio.BilledCharacters);
        var body = JsonSerializer.Deserialize<Dictionary<string, string>>(Assert.Single(server.Requests).Body)!;
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Text"] = Request.Text,
                ["TextType"] = "ssml",
                ["VoiceId"] = "Aditi",
                ["Engine"] = "long-form",
                ["LanguageCode"] = "en-IN",
                ["OutputFormat"] = "mp3",
            },
            body);
    }

    [Fact]
    public async Task A_voice_that_the_SDK_does_not_know_yet_and_no_language_are_passed_on()
    {
        await using var server = new LoopbackServer(_ => Audio([1]));

        await SynthesizeAsync(server, Request with { VoiceId = "Newcomer", LanguageCode = null });

        var body = Assert.Single(server.Requests).Body;
        Assert.Contains("\"VoiceId\":\"Newcomer\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("LanguageCode", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "InvalidSsmlException", FailureCode.SsmlInvalid)]
    [InlineData(400, "EngineNotSupportedException", FailureCode.EngineNotSupported)]
    [InlineData(400, "LanguageNotSupportedException", FailureCode.LanguageNotSupported)]
    [InlineData(400, "TextLengthExceededException", FailureCode.SpeechRefused)]
    [InlineData(400, "InvalidSampleRateException", FailureCode.SpeechRefused)]
    [InlineData(400, "ValidationException", FailureCode.SpeechRefused)]
    [InlineData(400, "SomethingNewException", FailureCode.SpeechRefused)]
    [InlineData(413, "RequestEntityTooLarge", FailureCode.SpeechRefused)]
    public async Task What_only_a_change_of_the_note_mends_is_permanent(int status, string code, FailureCode expected)
    {
        await using var server = new LoopbackServer(_ => Answers.JsonError(status, code, Secret));

        var exception = await Assert.ThrowsAsync<PermanentFailureException>(() => SynthesizeAsync(server, Request));

        Assert.Equal(expected, exception.Failure.Code);
        Assert.Contains($"{code} (HTTP {status}, request request-1)", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("voiceId", FailureCode.VoiceUnknown, "There is no voice with the VoiceId 'Aditi': ")]
    [InlineData("engine", FailureCode.EngineNotSupported,
        "The voice with the VoiceId 'Aditi' does not speak with the Engine 'long-form' in this region: ")]
    [InlineData("languageCode", FailureCode.LanguageNotSupported,
        "The voice with the VoiceId 'Aditi' does not speak the LanguageCode 'en-IN': ")]
    [InlineData("textType", FailureCode.SpeechRefused, "The speech service refuses the request: ")]
    public async Task The_service_says_which_member_has_a_value_that_it_does_not_know(string member, FailureCode expected, string reason)
    {
        await using var server = new LoopbackServer(
            _ => Answers.JsonError(400, "ValidationException", PollyMessages.Invalid("x", member)));

        var exception = await Assert.ThrowsAsync<PermanentFailureException>(() => SynthesizeAsync(server, Request));

        Assert.Equal(expected, exception.Failure.Code);
        Assert.StartsWith(reason, exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "ThrottlingException", FailureCode.SpeechThrottled)]
    [InlineData(429, "TooManyRequestsException", FailureCode.SpeechThrottled)]
    [InlineData(429, "Anything", FailureCode.SpeechThrottled)]
    [InlineData(402, "ServiceQuotaExceededException", FailureCode.SpeechThrottled)]
    [InlineData(403, "AccessDeniedException", FailureCode.SpeechUnavailable)]
    [InlineData(403, "UnrecognizedClientException", FailureCode.SpeechUnavailable)]
    [InlineData(403, "InvalidSignatureException", FailureCode.SpeechUnavailable)]
    [InlineData(400, "AccessDeniedException", FailureCode.SpeechUnavailable)]
    [InlineData(400, "ExpiredTokenException", FailureCode.SpeechUnavailable)]
    [InlineData(401, "Anything", FailureCode.SpeechUnavailable)]
    [InlineData(404, "UnknownOperationException", FailureCode.SpeechUnavailable)]
    [InlineData(408, "RequestTimeoutException", FailureCode.SpeechUnavailable)]
    [InlineData(500, "ServiceFailureException", FailureCode.SpeechUnavailable)]
    [InlineData(503, "ServiceUnavailable", FailureCode.SpeechUnavailable)]
    public async Task What_can_be_mended_without_changing_the_note_is_transient(int status, string code, FailureCode expected)
    {
        await using var server = new LoopbackServer(_ => Answers.JsonError(status, code, Secret));

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => SynthesizeAsync(server, Request));

        Assert.Equal(expected, exception.Failure.Code);
        Assert.Contains($"{code} (HTTP {status}, request request-1)", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audio_that_breaks_off_is_a_transient_failure()
    {
        await using var server = new LoopbackServer(_ => Audio(new byte[100_000]) with { MissingBytes = 1 });

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => SynthesizeAsync(server, Request));

        Assert.Equal(FailureCode.SpeechUnavailable, exception.Failure.Code);
    }

    [Fact]
    public async Task Audio_that_stalls_is_a_transient_failure_once_its_time_is_over()
    {
        var never = new TaskCompletionSource();
        var time = new FakeTimeProvider();
        await using var server = new LoopbackServer(_ => Audio(new byte[100_000]) with { HalfWay = never.Task });
        using var client = TestClients.PollyAt(server.Url);

        var speaking = new PollySynthesizer(client, time).SynthesizeAsync(Request, Cancellation);
        while (!speaking.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => speaking);
        Assert.Equal(FailureCode.SpeechUnavailable, exception.Failure.Code);
        never.SetResult();
    }

    [Theory]
    [InlineData("text/html", "<html><body>Bad Request</body></html>")]
    [InlineData("application/json", """{"message":"Bad Request"}""")]
    [InlineData("text/plain", "")]
    public async Task A_refusal_that_names_no_code_is_not_the_services_and_transient(string contentType, string body)
    {
        await using var server = new LoopbackServer(_ => LoopbackAnswer.Of(400, contentType, body));

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => SynthesizeAsync(server, Request));

        Assert.Equal(FailureCode.SpeechUnavailable, exception.Failure.Code);
    }

    [Fact]
    public async Task A_service_that_is_out_of_reach_is_a_transient_failure()
    {
        using var client = TestClients.PollyAt(TestClients.NobodyListens);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(
            () => new PollySynthesizer(client, TimeProvider.System).SynthesizeAsync(Request, Cancellation));

        Assert.Equal(FailureCode.SpeechUnavailable, exception.Failure.Code);
        Assert.Contains("refused", exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_a_transient_failure()
    {
        var never = new TaskCompletionSource<LoopbackAnswer>();
        await using var server = new LoopbackServer(_ => never.Task);
        using var client = TestClients.PollyAt(server.Url, TimeSpan.FromMilliseconds(50));

        var exception = await Assert.ThrowsAsync<TransientFailureException>(
            () => new PollySynthesizer(client, TimeProvider.System).SynthesizeAsync(Request, Cancellation));

        Assert.Equal(FailureCode.SpeechUnavailable, exception.Failure.Code);
        never.SetResult(Audio([]));
    }

    [Fact]
    public async Task A_request_that_is_stopped_under_way_is_cancelled_and_not_a_failure()
    {
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource<LoopbackAnswer>();
        await using var server = new LoopbackServer(_ =>
        {
            stop.Cancel();
            return never.Task;
        });
        using var client = TestClients.PollyAt(server.Url);

        var synthesizer = new PollySynthesizer(client, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => synthesizer.SynthesizeAsync(Request, stop.Token));
        never.SetResult(Audio([]));
    }

    [Fact]
    public async Task A_long_name_is_cut_in_the_reason()
    {
        var voiceId = new string('x', 39) + "😀" + new string('y', 1_000);
        await using var server = new LoopbackServer(
            _ => Answers.JsonError(400, "ValidationException", PollyMessages.Invalid("x", "voiceId")));

        var exception = await Assert.ThrowsAsync<PermanentFailureException>(
            () => SynthesizeAsync(server, Request with { VoiceId = voiceId }));

        Assert.StartsWith($"There is no voice with the VoiceId '{new string('x', 39)}…':", exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_speech_passes_whole()
    {
        await using var server = LoopbackSpeech.Start();
        using var client = TestClients.PollyAt(server.Url);

        var audio = await new PollySynthesizer(client, TimeProvider.System).SynthesizeAsync(
            Request with { Text = "Hello, this is a note.", TextType = TextTypes.Text }, Cancellation);

        var summary = Domain.Audio.Mp3Walker.Walk(audio.Mp3.Span);
        Assert.Empty(summary.Damage);
        Assert.InRange(summary.Duration.TotalSeconds, 0.5, 10);
        Assert.Equal("Hello, this is a note.".Length, audio.BilledCharacters);
    }

    private static LoopbackAnswer Audio(byte[] mp3) => new(200, "audio/mpeg", mp3, ("x-amzn-RequestCharacters", "15"));

    private static async Task<SpeechAudio> SynthesizeAsync(LoopbackServer server, SpeechRequest request)
    {
        using var client = TestClients.PollyAt(server.Url);
        return await new PollySynthesizer(client, TimeProvider.System).SynthesizeAsync(request, Cancellation);
    }
}
