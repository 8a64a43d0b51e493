using Notecast.Domain.Failures;
using Notecast.Domain.Speech;

namespace Notecast.Embedded.Speech;

/// <summary>A request's text or SSML, made into what eSpeak NG can be told.</summary>
/// <param name="Parts">What is said, in order.</param>
/// <param name="SpokenText">The words of all parts, without commands.</param>
/// <param name="BilledCharacters">The text's length without tags, in UTF-16 code units.</param>
internal sealed record SpeechPlan(IReadOnlyList<SpeechPart> Parts, string SpokenText, int BilledCharacters)
{
    /// <param name="request">What to say.</param>
    /// <param name="languageCode">The language that the voice speaks.</param>
    /// <param name="literal">How to write text so that it is only read.</param>
    /// <exception cref="PermanentFailureException">The SSML is invalid, or the text type is unknown.</exception>
    public static SpeechPlan Of(SpeechRequest request, string languageCode, LiteralText literal)
    {
        var languageFile = EspeakVoices.FindLanguageFile(languageCode)
            ?? throw new ArgumentException($"No voice speaks {languageCode}.", nameof(languageCode));
        return request.TextType switch
        {
            TextTypes.Text => new SpeechPlan([new SpokenPart(languageFile, literal.Write(request.Text))], request.Text, request.Text.Length),
            TextTypes.Ssml => SsmlTranslator.Translate(request.Text, languageFile, literal),
            _ => throw new PermanentFailureException(
                FailureCode.TextTypeUnknown, "The request's text type is neither text nor SSML.", "Use 'text' or 'ssml'."),
        };
    }
}
