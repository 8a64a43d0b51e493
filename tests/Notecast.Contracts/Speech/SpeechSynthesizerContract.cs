using Notecast.Domain.Audio;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;
using Xunit;

namespace Notecast.Contracts.Speech;

/// <summary>What every speech synthesizer keeps to.</summary>
public abstract class SpeechSynthesizerContract
{
    private static readonly SpeechRequest Hello = new()
    {
        Text = "Hello, this is a note.",
        TextType = TextTypes.Text,
        VoiceId = "Joanna",
        Engine = Engines.Standard,
    };

    /// <summary>A synthesizer to check.</summary>
    protected abstract ISpeechSynthesizer Create();

    [Fact]
    public async Task Text_becomes_whole_mp3()
    {
        var audio = await SynthesizeAsync(Hello);

        var summary = Mp3Walker.Walk(audio.Mp3.Span);
        Assert.Empty(summary.Damage);
        Assert.InRange(summary.Duration, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Longer_text_takes_longer()
    {
        var once = await DurationAsync(Hello);
        var tenTimes = await DurationAsync(Hello with { Text = string.Join(' ', Enumerable.Repeat(Hello.Text, 10)) });

        Assert.InRange(tenTimes / once, 4, 16);
    }

    [Fact]
    public async Task No_audio_is_shorter_than_its_text_can_be()
    {
        var text = string.Join(' ', Enumerable.Repeat("The quick brown fox jumps over the lazy dog.", 20));

        var duration = await DurationAsync(Hello with { Text = text });

        Assert.False(SpeechLength.Estimate(text, "en-US").IsCutShort(duration));
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("A <b> & [[c]]")]
    [InlineData("zwei Emoji 🙂🙂")]
    public async Task All_of_a_text_is_billed(string text)
    {
        var audio = await SynthesizeAsync(Hello with { Text = text });

        Assert.Equal(text.Length, audio.BilledCharacters);
    }

    [Theory]
    [InlineData("<speak>Hello</speak>", 5)]
    [InlineData("<speak>Tom &amp; <emphasis>Jerry</emphasis><break time=\"1s\"/></speak>", 11)]
    [InlineData("<speak><amazon:effect name=\"drc\">Hi</amazon:effect></speak>", 2)]
    public async Task Tags_are_not_billed(string ssml, int billed)
    {
        var audio = await SynthesizeAsync(Ssml(ssml));

        Assert.Equal(billed, audio.BilledCharacters);
        Assert.Empty(Mp3Walker.Walk(audio.Mp3.Span).Damage);
    }

    [Fact]
    public async Task A_break_is_heard()
    {
        var without = await DurationAsync(Ssml("<speak>One two three.</speak>"));
        var with = await DurationAsync(Ssml("<speak>One two<break time=\"2s\"/> three.</speak>"));

        Assert.InRange(with - without, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2.5));
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("<speak>Hello")]
    [InlineData("<speak>Tom & Jerry</speak>")]
    [InlineData("<speak><p>Hello</speak></p>")]
    [InlineData("<!DOCTYPE speak [<!ENTITY a \"b\">]><speak>&a;</speak>")]
    [InlineData("<voice>Hello</voice>")]
    public async Task Invalid_ssml_is_refused_for_good(string ssml) =>
        await AssertRefusedAsync(Ssml(ssml), FailureCode.SsmlInvalid);

    [Fact]
    public async Task An_unknown_voice_is_refused_for_good() =>
        await AssertRefusedAsync(Hello with { VoiceId = "Johanna" }, FailureCode.VoiceUnknown);

    [Fact]
    public async Task An_engine_that_the_voice_lacks_is_refused_for_good() =>
        await AssertRefusedAsync(Hello with { VoiceId = "Hans", Engine = Engines.LongForm }, FailureCode.EngineNotSupported);

    [Fact]
    public async Task A_language_that_the_voice_does_not_speak_is_refused_for_good() =>
        await AssertRefusedAsync(Hello with { LanguageCode = "de-DE" }, FailureCode.LanguageNotSupported);

    [Theory]
    [InlineData("en-IN")]
    [InlineData("hi-IN")]
    public async Task A_bilingual_voice_speaks_either_language(string languageCode)
    {
        var audio = await SynthesizeAsync(Hello with { VoiceId = "Aditi", LanguageCode = languageCode });

        Assert.Empty(Mp3Walker.Walk(audio.Mp3.Span).Damage);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_answered()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create().SynthesizeAsync(Hello, cancelled.Token));
    }

    [Fact]
    public async Task Requests_at_one_time_get_their_own_audio()
    {
        var synthesizer = Create();
        string[] texts = ["One.", "One two three four five six seven eight.", "One two three."];

        var together = await Task.WhenAll(texts.Select(text => synthesizer.SynthesizeAsync(Hello with { Text = text }, Cancellation)));

        Assert.Equal(texts.Select(text => text.Length), together.Select(audio => audio.BilledCharacters));
        var durations = together.Select(audio => Mp3Walker.Walk(audio.Mp3.Span).Duration).ToArray();
        Assert.True(durations[0] < durations[2] && durations[2] < durations[1]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SpeechRequest Ssml(string ssml) => Hello with { Text = ssml, TextType = TextTypes.Ssml };

    private Task<SpeechAudio> SynthesizeAsync(SpeechRequest request) => Create().SynthesizeAsync(request, Cancellation);

    private async Task<TimeSpan> DurationAsync(SpeechRequest request) =>
        Mp3Walker.Walk((await SynthesizeAsync(request)).Mp3.Span).Duration;

    private async Task AssertRefusedAsync(SpeechRequest request, FailureCode code)
    {
        var refusal = await Assert.ThrowsAsync<PermanentFailureException>(() => SynthesizeAsync(request));

        Assert.Equal(code, refusal.Failure.Code);
        Assert.True(refusal.Failure.IsPermanent);
    }
}
