using Notecast.Domain.Audio;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;
using Notecast.Simulation.Checking;

namespace Notecast.Simulation.World;

/// <summary>A speech service, behind the network: silence as long as the text takes, and a bill for each answer.</summary>
internal sealed class SimulatedSpeech(Network network, Ledger ledger, int bitRate) : ISpeechSynthesizer
{
    /// <summary>How long a letter is spoken.</summary>
    public const double SecondsForLetter = 0.07;

    private const int SampleRate = 24_000;
    private const double Cut = 0.2;

    /// <summary>Markup may ask for speech that is four times as fast, so only what is shorter still is surely cut.</summary>
    private const double CutOfSsml = 0.03;

    /// <summary>What the service charged for, all together.</summary>
    public long ChargedCharacters { get; private set; }

    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        var key = SegmentKey.Of(request);
        try
        {
            return await network.CallAsync("speech.speak", () => Speak(request, key, 1), cancellationToken, part: () => SpeakInPart(request, key));
        }
        catch (Exception)
        {
            ledger.Take(key);
            throw;
        }
    }

    private SpeechAudio SpeakInPart(SpeechRequest request, SegmentKey key)
    {
        var audio = Speak(request, key, request.TextType == TextTypes.Ssml ? CutOfSsml : Cut);
        ledger.Take(key);
        return audio;
    }

    private SpeechAudio Speak(SpeechRequest request, SegmentKey key, double part)
    {
        if (Speakable.Refusal(request.VoiceId, request.Engine) is { } refusal)
        {
            throw refusal;
        }

        var characters = Speakable.TextOf(request.Text, request.TextType).Length;
        ledger.Add(key, characters);
        ChargedCharacters += characters;
        var duration = TimeSpan.FromSeconds(Math.Max(0.1, characters * SecondsForLetter) * part);
        return new SpeechAudio(Mp3Silence.Create(duration, SampleRate, bitRate), characters);
    }
}
