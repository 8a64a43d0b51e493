using Notecast.Domain.Audio;
using Notecast.Domain.Speech;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

[Collection(Programs.OneByOne)]
public sealed class EspeakSynthesizerTests : IDisposable
{
    private readonly EspeakSynthesizer _synthesizer = new();

    public EspeakSynthesizerTests() => Programs.SkipUnlessSpeech();

    public void Dispose() => _synthesizer.Dispose();

    [Fact]
    public async Task An_independent_program_finds_plain_constant_rate_mp3()
    {
        var mp3 = await SpeakAsync(Requests.Text("Hello, this is a note."));

        var probed = await Programs.ProbeAsync(mp3);
        var summary = Mp3Walker.Walk(mp3.Span);
        Assert.Equal(("mp3", 22_050, 1, 48_000), (probed.Codec, probed.SampleRate, probed.Channels, probed.BitRate));
        Assert.InRange(probed.Duration - summary.Duration, TimeSpan.FromMilliseconds(-30), TimeSpan.FromMilliseconds(30));
        Assert.False(summary.HasHeaderFrame || summary.IsVariableBitRate);
        Assert.Equal((0xFF, 0xF3), (mp3.Span[0], mp3.Span[1]));
    }

    [Theory]
    [InlineData("...")]
    [InlineData("—")]
    [InlineData("")]
    [InlineData(" \n\n ")]
    [InlineData("\u0000\u0001\u001B")]
    [InlineData("-v de --help")]
    [InlineData("🙂👩‍👩‍👧‍👦")]
    [InlineData("שלום עולם, مرحبا بالعالم")]
    [InlineData("\u200B\u200F\uFFFE\uFFFF")]
    public async Task Any_text_gives_sound_audio(string text)
    {
        var probed = await Programs.ProbeAsync(await SpeakAsync(Requests.Text(text)));

        Assert.InRange(probed.Duration, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_does_no_harm() => Assert.InRange(
        await DurationAsync(Requests.Text("\uD800 and \uDC00")), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(2));

    [Fact]
    public async Task Long_text_and_long_words_are_spoken_to_the_end()
    {
        var text = string.Join(' ', Enumerable.Repeat("The quick brown fox jumps over the lazy dog.", 68));
        var word = string.Concat(Enumerable.Repeat("abcdefghij", 300));

        Assert.InRange(await DurationAsync(Requests.Text(text)), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(6));
        Assert.False(SpeechLength.Estimate(word, "en-US").IsCutShort(await DurationAsync(Requests.Text(word))));
    }

    [Theory]
    [InlineData("Joanna", "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.")]
    [InlineData("Aditi", "नमस्ते -* 🙂")]
    public async Task Text_that_crashes_the_program_is_spoken_without_its_symbols(string voiceId, string text)
    {
        var request = Requests.Text(text, voiceId) with { LanguageCode = Voices.Find(voiceId)!.AdditionalLanguageCode };

        Assert.InRange(await DurationAsync(request), TimeSpan.FromSeconds(0.8), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Plain_text_is_not_obeyed()
    {
        var fast = await DurationAsync(Requests.Text("\u0001450S one two three four five six seven eight"));
        var plain = await DurationAsync(Requests.Text("450S one two three four five six seven eight"));
        Assert.Equal(plain, fast);

        var hello = await DurationAsync(Requests.Text("hello"));
        var phonemesOfHello = await DurationAsync(Requests.Text("[[h@loU]]"));
        Assert.InRange(phonemesOfHello / hello, 1.3, 3);

        var tags = await DurationAsync(Requests.Text("one<break time=\"5s\"/>two"));
        Assert.True(tags < TimeSpan.FromSeconds(5), $"A tag in plain text was obeyed: {tags}.");
    }

    [Theory]
    [InlineData("<amazon:effect name=\"whispered\">{0}</amazon:effect>")]
    [InlineData("<amazon:effect vocal-tract-length=\"+15%\">{0}</amazon:effect>")]
    [InlineData("<lang xml:lang=\"en-US\">{0}</lang>")]
    [InlineData("<mark name=\"beginning of the animal story\"/>{0}")]
    [InlineData("<w role=\"amazon:NN\">{0}</w>")]
    [InlineData("<prosody pitch=\"high\" volume=\"loud\">{0}</prosody>")]
    [InlineData("<say-as interpret-as=\"cardinal\">{0}</say-as>")]
    [InlineData("<phoneme alphabet=\"x-sampa\" ph=\"fQks\">{0}</phoneme>")]
    [InlineData("<sub alias=\"The quick brown fox jumps over the lazy dog.\">some animals</sub>")]
    public async Task No_tag_is_read_aloud(string element)
    {
        const string words = "The quick brown fox jumps over the lazy dog.";
        var plain = await DurationAsync(Requests.Text(words));

        var tagged = await DurationAsync(Requests.Ssml($"<speak>{element.Replace("{0}", words, StringComparison.Ordinal)}</speak>"));

        Assert.InRange(tagged - plain, TimeSpan.FromSeconds(-0.2), TimeSpan.FromSeconds(0.2));
    }

    [Fact]
    public async Task An_independent_program_hears_a_break_and_a_rate()
    {
        const string words = "The quick brown fox jumps over the lazy dog.";
        var plain = (await Programs.ProbeAsync(await SpeakAsync(Requests.Text(words)))).Duration;

        var broken = (await Programs.ProbeAsync(await SpeakAsync(Requests.Ssml($"<speak><break time=\"2s\"/>{words}</speak>")))).Duration;
        var fast = (await Programs.ProbeAsync(await SpeakAsync(Requests.Ssml($"<speak><prosody rate=\"200%\">{words}</prosody></speak>")))).Duration;

        Assert.InRange(broken - plain, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(2.1));
        Assert.InRange(fast / plain, 0.4, 0.8);
    }

    [Fact]
    public async Task Speakers_of_one_language_differ()
    {
        string[] speakers = ["Joanna", "Salli", "Joey", "Amy", "Emma", "Brian", "Celine", "Lea", "Mathieu"];

        var audio = await Task.WhenAll(speakers.Select(voice => SpeakAsync(Requests.Text("25", voice))));

        Assert.Equal(speakers.Length, audio.Select(mp3 => Convert.ToHexString(mp3.Span)).Distinct().Count());
    }

    [Fact]
    public async Task A_bilingual_voice_speaks_the_language_that_is_asked_for()
    {
        var request = Requests.Text("नमस्ते 25", "Aditi");

        var english = await SpeakAsync(request);
        var hindi = await SpeakAsync(request with { LanguageCode = "hi-IN" });

        Assert.False(english.Span.SequenceEqual(hindi.Span));
    }

    [Theory]
    [InlineData("Mizuki", "こんにちは、せかい")]
    [InlineData("Zhiyu", "你好世界")]
    [InlineData("Zeina", "مرحبا بالعالم")]
    [InlineData("Tatyana", "Здравствуй, мир")]
    [InlineData("Seoyeon", "안녕하세요 여러분")]
    [InlineData("Hiujin", "你好世界")]
    public async Task A_voice_speaks_its_own_script(string voiceId, string text) =>
        Assert.InRange(await DurationAsync(Requests.Text(text, voiceId)), TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(6));

    [Fact]
    public async Task The_same_request_gives_the_same_audio()
    {
        var first = await SpeakAsync(Requests.Text("Hello"));
        var second = await SpeakAsync(Requests.Text("Hello"));

        Assert.True(first.Span.SequenceEqual(second.Span));
    }

    private async Task<ReadOnlyMemory<byte>> SpeakAsync(SpeechRequest request) =>
        (await _synthesizer.SynthesizeAsync(request, TestContext.Current.CancellationToken)).Mp3;

    private async Task<TimeSpan> DurationAsync(SpeechRequest request) => Mp3Walker.Walk((await SpeakAsync(request)).Span).Duration;
}
