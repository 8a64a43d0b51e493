using System.Collections.Concurrent;
using Notecast.Domain.Audio;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.InMemory;

/// <summary>Speaks silence as long as the text plausibly takes, counts what it is asked, and fails when told to.</summary>
public sealed class ScriptedSpeech : ISpeechSynthesizer
{
    private const int SampleRate = 24_000;
    private const double SecondsForLetter = 0.07;
    private const double SecondsForIdeograph = 0.25;

    /// <summary>Requests in the order in which they came.</summary>
    public ConcurrentQueue<SpeechRequest> Requests { get; } = new();

    /// <summary>Decides about each request before it is spoken: returns an exception to throw, or nothing.</summary>
    public Func<SpeechRequest, Exception?> Fails { get; set; } = _ => null;

    /// <summary>What each request waits for before it is answered.</summary>
    public Func<SpeechRequest, Task> Waits { get; set; } = _ => Task.CompletedTask;

    /// <summary>The fraction of the audio that is left, 1 being all.</summary>
    public double Left { get; set; } = 1;

    /// <summary>Changes the audio of every answer.</summary>
    public Func<byte[], byte[]> Alters { get; set; } = mp3 => mp3;

    /// <summary>How many requests are under way.</summary>
    public int UnderWay { get; private set; }

    /// <summary>The most requests that were under way at once.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>How often the most requested segment was spoken: more than once is paid twice.</summary>
    public int MostSpokenTimes => Requests.Select(SegmentKey.Of).GroupBy(key => key).Max(group => (int?)group.Count()) ?? 0;

    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Enqueue(request);
        UnderWay++;
        MostUnderWay = Math.Max(MostUnderWay, UnderWay);
        try
        {
            await Waits(request);
            if (Fails(request) is { } failure)
            {
                throw failure;
            }

            var seconds = request.Text.Sum(character => char.IsAscii(character) ? SecondsForLetter : SecondsForIdeograph);
            var duration = TimeSpan.FromSeconds(Math.Max(0.1, seconds) * Left);
            return new SpeechAudio(Alters(Mp3Silence.Create(duration, SampleRate)), request.Text.Length);
        }
        finally
        {
            UnderWay--;
        }
    }
}
