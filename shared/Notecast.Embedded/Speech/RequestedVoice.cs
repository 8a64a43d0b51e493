using Notecast.Domain.Failures;
using Notecast.Domain.Speech;

namespace Notecast.Embedded.Speech;

/// <summary>The voice and language that a request asks for, checked as Polly checks them.</summary>
internal sealed record RequestedVoice(Voice Voice, string LanguageCode)
{
    private const int MaxQuotedLength = 40;

    /// <exception cref="PermanentFailureException">There is no such voice, or it has not that engine or language.</exception>
    public static RequestedVoice Of(SpeechRequest request)
    {
        var voice = Voices.Find(request.VoiceId) ?? throw new PermanentFailureException(
            FailureCode.VoiceUnknown,
            $"There is no voice with the VoiceId '{Shorten(request.VoiceId)}'.",
            $"Use a voice id of Amazon Polly, such as {string.Join(", ", SimilarNames.To(request.VoiceId))}.");

        if (!voice.Engines.Contains(request.Engine))
        {
            throw new PermanentFailureException(
                FailureCode.EngineNotSupported,
                $"The voice with the VoiceId '{voice.Id}' does not speak with the Engine '{Shorten(request.Engine)}'.",
                $"Use {string.Join(" or ", voice.Engines)}, or leave Engine out.");
        }

        if (request.LanguageCode is { } language && !voice.Speaks(language))
        {
            throw new PermanentFailureException(
                FailureCode.LanguageNotSupported,
                $"The voice with the VoiceId '{voice.Id}' does not speak the LanguageCode '{Shorten(language)}'.",
                $"{RemedyFor(voice, language)}, or leave LanguageCode out.");
        }

        return new RequestedVoice(voice, request.LanguageCode ?? voice.LanguageCode);
    }

    private static string RemedyFor(Voice voice, string languageCode)
    {
        var languages = voice.AdditionalLanguageCode is { } second ? $"{voice.LanguageCode} or {second}" : voice.LanguageCode;
        var other = Voices.FindForLanguage(languageCode);
        return other is null ? $"Use {languages}" : $"Use {languages}, or the voice {other.Id}";
    }

    private static string Shorten(string value) => value.Length <= MaxQuotedLength ? value : $"{value[..MaxQuotedLength]}…";
}
