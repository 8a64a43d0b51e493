using Notecast.Domain.Audio;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Embedded.Speech;

/// <summary>
/// Answers with silence of a plausible length, for tests and benchmarks: valid MP3, no programs needed.
/// It refuses what <see cref="EspeakSynthesizer"/> refuses.
/// </summary>
public sealed class SilentSynthesizer : ISpeechSynthesizer
{
    private const int SampleRate = 22_050;

    // Speech is about half as fast as the fastest that is plausible.
    private const double UsualPace = 2;
    private static readonly TimeSpan FinalPause = TimeSpan.FromMilliseconds(300);
    private readonly SilentOptions _options;
    private readonly TimeProvider _time;
    private int _calls;
    private long _billedCharacters;

    /// <summary>Behaves as the options say.</summary>
    /// <param name="options">The options; the defaults if left out.</param>
    /// <param name="time">The clock of <see cref="SilentOptions.Latency"/>; the system's if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="SilentOptions.Latency"/> is less than 0.</exception>
    public SilentSynthesizer(SilentOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new SilentOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Latency, TimeSpan.Zero, nameof(options));
        _time = time ?? TimeProvider.System;
    }

    /// <summary>How many requests were answered; refused and cancelled ones do not count.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>How many characters the answered requests are charged for.</summary>
    public long BilledCharacters => Interlocked.Read(ref _billedCharacters);

    /// <inheritdoc/>
    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (_, language) = RequestedVoice.Of(request);
        var plan = SpeechPlan.Of(request, language, LiteralText.Full);
        await Task.Delay(_options.Latency, _time, cancellationToken);

        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _billedCharacters, plan.BilledCharacters);
        return new SpeechAudio(Mp3Silence.Create(DurationOf(plan), SampleRate), plan.BilledCharacters);
    }

    private static TimeSpan DurationOf(SpeechPlan plan)
    {
        var words = SpeechLength.Estimate(plan.SpokenText).Shortest * UsualPace;
        var pauses = plan.Parts.OfType<PausePart>().Sum(pause => pause.Duration.Ticks);
        return words + FinalPause + TimeSpan.FromTicks(pauses);
    }
}
