using Microsoft.Extensions.Time.Testing;
using Notecast.Domain.Failures;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

[Collection(Programs.OneByOne)]
public sealed class SilentSynthesizerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_independent_program_finds_whole_mp3()
    {
        var audio = await new SilentSynthesizer().SynthesizeAsync(Requests.Text("Hello, this is a note."), Cancellation);

        var probed = await Programs.ProbeAsync(audio.Mp3);
        Assert.Equal(("mp3", 22_050, 1, 48_000), (probed.Codec, probed.SampleRate, probed.Channels, probed.BitRate));
        Assert.InRange(probed.Duration, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Calls_and_characters_are_counted_and_refusals_are_not()
    {
        var synthesizer = new SilentSynthesizer();

        await synthesizer.SynthesizeAsync(Requests.Text("Hello"), Cancellation);
        await synthesizer.SynthesizeAsync(Requests.Ssml("<speak>Hi</speak>"), Cancellation);
        await Assert.ThrowsAsync<PermanentFailureException>(
            () => synthesizer.SynthesizeAsync(Requests.Text("Hello") with { VoiceId = "Nobody" }, Cancellation));

        Assert.Equal((2, 7L), (synthesizer.Calls, synthesizer.BilledCharacters));
    }

    [Fact]
    public async Task Latency_passes_on_the_given_clock()
    {
        var time = new FakeTimeProvider();
        var synthesizer = new SilentSynthesizer(new SilentOptions { Latency = TimeSpan.FromSeconds(30) }, time);

        var answer = synthesizer.SynthesizeAsync(Requests.Text("Hello"), Cancellation);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(answer.IsCompleted);
        Assert.Equal(0, synthesizer.Calls);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(0, (await answer).Mp3.Length);
    }

    [Fact]
    public async Task Text_that_takes_no_time_is_a_short_silence()
    {
        var audio = await new SilentSynthesizer().SynthesizeAsync(Requests.Text("..."), Cancellation);

        var probed = await Programs.ProbeAsync(audio.Mp3);
        Assert.InRange(probed.Duration, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_negative_latency_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new SilentSynthesizer(new SilentOptions { Latency = TimeSpan.FromTicks(-1) }));
}
