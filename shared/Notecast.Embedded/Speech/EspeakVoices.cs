using System.Collections.Frozen;
using Notecast.Domain.Speech;

namespace Notecast.Embedded.Speech;

/// <summary>
/// eSpeak NG's voices for Polly's: the language file that comes closest to the language, with a variant for the speaker.
/// Speakers of one gender who share a language file get different variants.
/// </summary>
internal static class EspeakVoices
{
    // The clearest variants come first. No language file is shared by more speakers than a list is long.
    private static readonly string[] FemaleVariants =
        ["f3", "f2", "f4", "Annie", "f5", "linda", "f1", "belinda", "Alicia", "Andrea", "steph", "anika"];

    private static readonly string[] MaleVariants = ["m3", "m1", "m2", "m4", "m7", "m5", "m8", "m6"];

    // By the file's name: eSpeak NG 1.51 ignores the variant of a voice named otherwise (en-gb, fr-fr).
    private static readonly FrozenDictionary<string, string> LanguageFiles = new Dictionary<string, string>
    {
        ["arb"] = "ar",
        ["ar"] = "ar",
        ["ca"] = "ca",
        ["cmn"] = "cmn",
        ["cs"] = "cs",
        ["cy"] = "cy",
        ["da"] = "da",
        ["de"] = "de",
        ["en"] = "en",
        ["en-US"] = "en-us",
        ["es"] = "es",
        ["es-MX"] = "es-419",
        ["es-US"] = "es-419",
        ["fi"] = "fi",
        ["fr"] = "fr",
        ["fr-BE"] = "fr-be",
        ["hi"] = "hi",
        ["is"] = "is",
        ["it"] = "it",
        ["ja"] = "ja",
        ["ko"] = "ko",
        ["nb"] = "nb",
        ["nl"] = "nl",
        ["no"] = "nb",
        ["pl"] = "pl",
        ["pt"] = "pt",
        ["pt-BR"] = "pt-br",
        ["ro"] = "ro",
        ["ru"] = "ru",
        ["sv"] = "sv",
        ["tr"] = "tr",
        ["yue"] = "yue",
        ["zh"] = "cmn",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Variants = AssignVariants();

    /// <summary>eSpeak NG's name for this speaker in this language, as for its option <c>-v</c>: <c>en-us+f3</c>.</summary>
    public static string Name(Voice voice, string languageFile) => $"{languageFile}+{Variants[voice.Id]}";

    /// <summary>The language file for a language code: of the code itself, or of its language in any country.</summary>
    public static string? FindLanguageFile(string languageCode) =>
        LanguageFiles.GetValueOrDefault(languageCode)
        ?? LanguageFiles.GetValueOrDefault(languageCode.Split('-')[0]);

    private static FrozenDictionary<string, string> AssignVariants() => Voices.All
        .GroupBy(voice => (FindLanguageFile(voice.LanguageCode), voice.Gender))
        .SelectMany(speakers => InOrderOfUse(speakers).Zip(
            speakers.Key.Gender == VoiceGender.Female ? FemaleVariants : MaleVariants,
            (voice, variant) => KeyValuePair.Create(voice.Id, variant)))
        .ToFrozenDictionary();

    private static IEnumerable<Voice> InOrderOfUse(IEnumerable<Voice> voices) => voices
        .OrderBy(voice => voice.Id == SpokenContent.DefaultVoiceId ? 0 : 1)
        .ThenBy(voice => voice.Engines[0] == Engines.Standard ? 0 : 1)
        .ThenBy(voice => voice.Id, StringComparer.Ordinal);
}
