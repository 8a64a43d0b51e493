using System.Globalization;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Aws.Tests.Polly;

/// <summary>Takes as many milliseconds for a request as its text says, and notes when each one started.</summary>
internal sealed class TimedSpeech(TimeProvider time) : ISpeechSynthesizer
{
    private int _underWay;

    /// <summary>The requests that were started, in order: their voices, which the tests number, and when.</summary>
    public List<(string VoiceId, DateTimeOffset At)> Starts { get; } = [];

    /// <summary>The most requests under way at once.</summary>
    public int MostUnderWay { get; private set; }

    public static SpeechRequest Request(int number, int milliseconds = 0, string engine = Engines.Neural) => new()
    {
        Text = milliseconds.ToString(CultureInfo.InvariantCulture),
        TextType = TextTypes.Text,
        VoiceId = number.ToString(CultureInfo.InvariantCulture),
        Engine = engine,
    };

    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        Starts.Add((request.VoiceId, time.GetUtcNow()));
        MostUnderWay = Math.Max(MostUnderWay, ++_underWay);
        try
        {
            var duration = TimeSpan.FromMilliseconds(int.Parse(request.Text, CultureInfo.InvariantCulture));
            await Task.Delay(duration, time, cancellationToken);
            return new SpeechAudio(default, 1);
        }
        finally
        {
            _underWay--;
        }
    }
}
