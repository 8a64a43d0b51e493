using Notecast.Domain.Speech;

namespace Notecast.Embedded.Tests.Speech;

internal static class Requests
{
    public static SpeechRequest Text(string text, string voiceId = "Joanna") => new()
    {
        Text = text,
        TextType = TextTypes.Text,
        VoiceId = voiceId,
        Engine = Voices.Find(voiceId)?.Engines[0] ?? Engines.Standard,
    };

    public static SpeechRequest Ssml(string ssml, string voiceId = "Joanna") => Text(ssml, voiceId) with { TextType = TextTypes.Ssml };
}
