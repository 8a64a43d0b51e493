using CsCheck;
using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

public class SpeechLengthTests
{
    // espeak-ng speaks Chinese at half the pace of people and of other voices.
    public static readonly TheoryData<string, int> VoicesAndSpeeds = new()
    {
        { "en", 175 }, { "de", 175 }, { "cmn", 320 }, { "ja", 175 }, { "ru", 175 }, { "ar", 175 },
    };

    [Theory]
    [MemberData(nameof(VoicesAndSpeeds))]
    public async Task Whole_speech_is_never_called_cut_short_even_when_spoken_fast(string voice, int speed)
    {
        var text = string.Concat(SpeechTexts.ByVoice[voice]);
        foreach (var (factor, fastest) in ((double, double)[])[(0.6, 1), (1, 1), (1.25, 1), (2, 2)])
        {
            var duration = await DurationAsync(voice, text, (int)(speed * factor));
            AssertPlausible(SpeechLength.Estimate(text, fastest: fastest), duration);
            AssertPlausible(SpeechLength.Estimate(text, voice, fastest), duration);
        }
    }

    [Theory]
    [MemberData(nameof(VoicesAndSpeeds))]
    public async Task Speech_of_half_the_text_is_called_cut_short(string voice, int speed)
    {
        var halves = SpeechTexts.ByVoice[voice];
        var length = SpeechLength.Estimate(string.Concat(halves), voice);
        foreach (var half in halves)
        {
            var duration = await DurationAsync(voice, half, speed);
            Assert.True(length.IsCutShort(duration), $"{duration} of {length}");
        }
    }

    [Fact]
    public async Task Odd_texts_are_not_called_cut_short()
    {
        foreach (var text in SpeechTexts.Odd)
        {
            AssertPlausible(SpeechLength.Estimate(text, "en-US"), await DurationAsync("en", text, 175));
        }
    }

    [Fact]
    public void Punctuation_spaces_and_emoji_need_no_time() =>
        Gen.Char["!?.,;:-–—…()[]\"'*# \t\r\n€$%&/\\🎉🙂‍️"].Array[0, 500].Holds(characters =>
            Assert.Equal(TimeSpan.Zero, SpeechLength.Estimate(new string(characters)).Shortest));

    [Fact]
    public void Any_text_has_a_range_that_grows_with_it() => Gen.Select(Gen.String, Gen.String, Gen.Bool).Holds((left, right, isKnown) =>
    {
        var language = isKnown ? "en-GB" : null;
        var part = SpeechLength.Estimate(left, language);
        var whole = SpeechLength.Estimate(left + "\n" + right, language);
        Assert.InRange(part.Shortest, TimeSpan.Zero, whole.Shortest);
        Assert.InRange(part.Longest, whole.Shortest > part.Longest ? TimeSpan.Zero : part.Shortest, whole.Longest);
        Assert.InRange(whole.Shortest, TimeSpan.Zero, whole.Longest);
    });

    [Fact]
    public void Segments_add_up_to_their_note()
    {
        var segments = SpeechTexts.ByVoice["en"].Select(text => SpeechLength.Estimate(text)).ToList();
        var note = SpeechLength.Sum(segments);
        var atOnce = SpeechLength.Estimate(string.Concat(SpeechTexts.ByVoice["en"]));
        Assert.Equal(atOnce.Shortest.TotalSeconds, note.Shortest.TotalSeconds, 0.000_001);
        Assert.Equal(segments[0].Longest + segments[1].Longest, note.Longest);
        Assert.Equal(default, SpeechLength.Sum([]));
    }

    [Fact]
    public void Letters_that_the_voice_does_not_read_do_not_count()
    {
        const string text = "Привет, как дела? 你好吗 مرحبا";
        Assert.Equal(TimeSpan.Zero, SpeechLength.Estimate(text, "en-US").Shortest);
        Assert.NotEqual(TimeSpan.Zero, SpeechLength.Estimate(text, "ru-RU").Shortest);
        Assert.NotEqual(TimeSpan.Zero, SpeechLength.Estimate(text, "yue-CN").Shortest);
        Assert.NotEqual(TimeSpan.Zero, SpeechLength.Estimate(text, "arb").Shortest);
        Assert.True(SpeechLength.Estimate(text).Shortest > SpeechLength.Estimate(text, "ru-RU").Shortest);
    }

    [Theory]
    [InlineData("abcdefghij", 0.45)]
    [InlineData("Каравансар", 0.45)]
    [InlineData("αβγδεζηθικ", 0.45)]
    [InlineData("かきくけこカキクケコ", 0.8)]
    [InlineData("가나다라마바사아자차", 1.25)]
    [InlineData("渡轮在太阳升起之前穿", 1.33)]
    [InlineData("123456789", 0.9)]
    [InlineData("1000000000", 0.1)]
    [InlineData("aaaaaaaaaa", 0.09)]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 2.91)]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklm nopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 3.55)]
    public void Each_script_has_its_own_rate(string text, double seconds) =>
        Assert.Equal(seconds, SpeechLength.Estimate(text).Shortest.TotalSeconds, 0.01);

    [Fact]
    public void Rates_that_markup_asks_for_widen_the_range()
    {
        var text = SpeechTexts.ByVoice["en"][0];
        var (usual, wide) = (SpeechLength.Estimate(text), SpeechLength.Estimate(text, fastest: 2, slowest: 0.5));
        Assert.Equal(usual.Shortest.TotalSeconds / 2, wide.Shortest.TotalSeconds, 0.001);
        Assert.Equal(usual.Longest.TotalSeconds * 2, wide.Longest.TotalSeconds, 0.001);
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechLength.Estimate(text, fastest: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechLength.Estimate(text, slowest: -1));
    }

    [Theory]
    [InlineData(598.9, false)]
    [InlineData(599.1, true)]
    [InlineData(600, true)]
    [InlineData(600.9, true)]
    [InlineData(601.1, false)]
    [InlineData(30, false)]
    public void Ten_minutes_within_a_second_are_the_limit_of_the_service(double seconds, bool isAtLimit) =>
        Assert.Equal(isAtLimit, SpeechLength.IsAtServiceLimit(TimeSpan.FromSeconds(seconds)));

    /// <summary>espeak-ng writes 16-bit mono at 22,050 Hz behind a header of 44 bytes.</summary>
    private static async Task<TimeSpan> DurationAsync(string voice, string text, int speed) =>
        TimeSpan.FromSeconds(((await Programs.SpeakAsync(voice, text, speed)).Length - 44) / 44_100.0);

    private static void AssertPlausible(SpeechLength length, TimeSpan duration)
    {
        Assert.False(length.IsCutShort(duration), $"{duration} of {length}");
        Assert.True(duration <= length.Longest, $"{duration} of {length}");
    }
}
