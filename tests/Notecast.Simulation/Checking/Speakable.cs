using Notecast.Domain.Failures;
using Notecast.Domain.Segments;
using Notecast.Domain.Speech;

namespace Notecast.Simulation.Checking;

/// <summary>What the simulated speech service accepts, by the rules of the real one.</summary>
internal static class Speakable
{
    /// <summary>Whether a note with this content can be spoken.</summary>
    public static bool Is(SpokenContent content)
    {
        try
        {
            content.Validate();
            return Refusal(content.VoiceId, content.Engine) is null && TextOf(content.Text, content.TextType).Any(char.IsLetterOrDigit);
        }
        catch (Exception exception) when (exception is PermanentFailureException or SsmlException)
        {
            return false;
        }
    }

    /// <summary>Why the service does not speak with this voice and engine; <see langword="null"/> when it does.</summary>
    public static PermanentFailureException? Refusal(string voiceId, string engine) => Voices.Find(voiceId) switch
    {
        null => new PermanentFailureException(FailureCode.VoiceUnknown, $"There is no voice {voiceId}.", "Use another."),
        { } voice when !voice.Engines.Contains(engine) => new PermanentFailureException(
            FailureCode.EngineNotSupported, $"The voice {voice.Id} does not speak with the engine {engine}.", "Use another."),
        _ => null,
    };

    /// <summary>What is heard of a text: of SSML, no markup.</summary>
    /// <exception cref="SsmlException">It is no SSML.</exception>
    public static string TextOf(string text, string textType) => textType == TextTypes.Ssml ? SsmlSegmenter.SpokenText(text) : text;
}
