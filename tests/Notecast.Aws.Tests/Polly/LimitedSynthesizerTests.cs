using Microsoft.Extensions.Time.Testing;
using Notecast.Domain.Speech;

namespace Notecast.Aws.Tests.Polly;

public sealed class LimitedSynthesizerTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_passes_at_once_and_the_rest_follows_at_the_rate()
    {
        var speech = new TimedSpeech(_time);
        var limited = new LimitedSynthesizer(speech, SpeechQuotas.Parse("neural=2/3/10"), _time);
        var asks = Enumerable.Range(0, 5).Select(number => limited.SynthesizeAsync(TimedSpeech.Request(number), Cancellation)).ToList();
        Assert.Equal(3, speech.Starts.Count);

        _time.Advance(TimeSpan.FromMilliseconds(500));
        await asks[3];
        Assert.Equal(4, speech.Starts.Count);

        _time.Advance(TimeSpan.FromMilliseconds(500));
        await Task.WhenAll(asks);
        Assert.Equal(5, speech.Starts.Count);
    }

    [Fact]
    public async Task Engines_do_not_wait_for_each_other()
    {
        var speech = new TimedSpeech(_time);
        var limited = new LimitedSynthesizer(speech, SpeechQuotas.Parse("neural=1/1/1,standard=1/1/1"), _time);
        await limited.SynthesizeAsync(TimedSpeech.Request(1), Cancellation);
        var waits = limited.SynthesizeAsync(TimedSpeech.Request(2), Cancellation);

        await limited.SynthesizeAsync(TimedSpeech.Request(3, engine: Engines.Standard), Cancellation);

        Assert.False(waits.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waits;
    }

    [Fact]
    public async Task A_request_that_fails_ends_its_turn()
    {
        var speech = new TimedSpeech(_time);
        var limited = new LimitedSynthesizer(speech, SpeechQuotas.Parse("neural=100/100/1"), _time);
        var broken = TimedSpeech.Request(1) with { Text = "not a number" };

        await Assert.ThrowsAsync<FormatException>(() => limited.SynthesizeAsync(broken, Cancellation));

        await limited.SynthesizeAsync(TimedSpeech.Request(2), Cancellation);
    }

    [Fact]
    public async Task A_request_that_is_stopped_while_it_waits_is_not_made()
    {
        var speech = new TimedSpeech(_time);
        var limited = new LimitedSynthesizer(speech, SpeechQuotas.Parse("neural=1/1/1"), _time);
        await limited.SynthesizeAsync(TimedSpeech.Request(1), Cancellation);
        using var stop = new CancellationTokenSource();
        var stopped = limited.SynthesizeAsync(TimedSpeech.Request(2), stop.Token);
        var next = limited.SynthesizeAsync(TimedSpeech.Request(3), Cancellation);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;

        Assert.Equal(["1", "3"], speech.Starts.Select(start => start.VoiceId));
    }

    [Fact]
    public async Task An_engine_that_does_not_exist_is_left_to_the_service()
    {
        var speech = new TimedSpeech(_time);
        var limited = new LimitedSynthesizer(speech, SpeechQuotas.Default, _time);

        await limited.SynthesizeAsync(TimedSpeech.Request(1, engine: "steam"), Cancellation);

        Assert.Single(speech.Starts);
    }
}
