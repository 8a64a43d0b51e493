using System.Text;
using Notecast.Domain.Audio;
using Notecast.Domain.Dictations;
using Notecast.Domain.Narrations;
using Notecast.Domain.Speech;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>
/// Tells what is heard behind a link. Segments sound as long as their text is, and the voice is named in the audio's tags, so texts of
/// different lengths are told apart.
/// </summary>
internal static class DictatedAudio
{
    /// <summary>The audio has all of the content's paragraphs, each a segment, in the content's voice.</summary>
    public static void AssertSays(InMemoryPorts ports, Uri link, SpokenContent content)
    {
        var audio = ports.Dictations.AudioOf(KeyBehind(ports, link));
        var segments = content.Text.Split("\n\n").Select(text => SegmentKey.Of(new SpeechRequest
        {
            Text = text,
            TextType = content.TextType,
            VoiceId = content.VoiceId,
            Engine = content.Engine,
            LanguageCode = content.LanguageCode,
        }));

        var heard = Mp3Walker.Walk(audio);
        Assert.Empty(heard.Damage);
        Assert.Equal(segments.Sum(key => Mp3Walker.Walk(ports.Segments.Segments[key].Span).Frames), heard.Frames);
        Assert.NotEqual(-1, audio.AsSpan().IndexOf(Encoding.Latin1.GetBytes($"Voice\0{content.VoiceId}")));
    }

    /// <summary>The dictation that a link leads to.</summary>
    public static DictationKey KeyBehind(InMemoryPorts ports, Uri link) =>
        ports.Dictations.Puts.Last(key => key.ToString() == InMemoryAudioLinks.KeyOf(link));
}
