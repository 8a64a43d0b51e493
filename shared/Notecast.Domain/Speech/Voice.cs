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
    public bool Speaks(string languageCode) =>
        string.Equals(languageCode, LanguageCode, StringComparison.OrdinalIgnoreCase)
        || string.Equals(languageCode, AdditionalLanguageCode, StringComparison.OrdinalIgnoreCase);
}
