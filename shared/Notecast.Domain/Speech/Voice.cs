namespace Notecast.Domain.Speech;

/// <summary>A Polly voice.</summary>
/// <param name="Id">The voice id.</param>
/// <param name="Gender">How it sounds.</param>
/// <param name="LanguageCode">Its own language, by Polly's code.</param>
/// <param name="Engines">The engines known to speak it, the cheapest first. Polly adds engines to voices over time.</param>
/// <param name="AdditionalLanguageCode">The second language of a bilingual voice.</param>
public sealed record Voice(
    string Id,
    VoiceGender Gender,
    string LanguageCode,
    IReadOnlyList<string> Engines,
    string? AdditionalLanguageCode = null)
{
    /// <summary>Whether the voice speaks this language.</summary>
    public bool Speaks(string languageCode) => FindLanguage(languageCode) is not null;

    /// <summary>Polly's own spelling of a language that the voice speaks (compared without case, as clients write it).</summary>
    public string? FindLanguage(string languageCode) => new[] { LanguageCode, AdditionalLanguageCode }
        .FirstOrDefault(spoken => string.Equals(spoken, languageCode, StringComparison.OrdinalIgnoreCase));
}
