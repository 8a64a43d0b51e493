namespace Notecast.AwsTesting;

/// <summary>The voices of Amazon Polly, and who on this machine speaks for them.</summary>
internal static class PollyVoices
{
    private static readonly (string Language, string Voices)[] ByLanguage =
    [
        ("ar-AE", "Hala Zayd"),
        ("arb", "Zeina"),
        ("ca-ES", "Arlet"),
        ("cmn-CN", "Zhiyu"),
        ("cs-CZ", "Jitka"),
        ("cy-GB", "Gwyneth"),
        ("da-DK", "Mads Naja Sofie"),
        ("de-AT", "Hannah"),
        ("de-CH", "Sabrina"),
        ("de-DE", "Daniel Hans Lennart Marlene Vicki"),
        ("en-AU", "Nicole Olivia Russell"),
        ("en-GB", "Amy Arthur Brian Emma"),
        ("en-GB-WLS", "Geraint"),
        ("en-IE", "Niamh"),
        ("en-IN", "Aditi Kajal Raveena"),
        ("en-NZ", "Aria"),
        ("en-SG", "Jasmine"),
        ("en-US", "Danielle Gregory Ivy Joanna Joey Justin Kendra Kevin Kimberly Matthew Ruth Salli Stephen Tiffany"),
        ("en-ZA", "Ayanda"),
        ("es-ES", "Conchita Enrique Lucia Sergio"),
        ("es-MX", "Andres Mia"),
        ("es-US", "Lupe Miguel Pedro Penelope"),
        ("fi-FI", "Suvi"),
        ("fr-BE", "Isabelle"),
        ("fr-CA", "Chantal Gabrielle Liam"),
        ("fr-FR", "Ambre Celine Florian Lea Mathieu Remi"),
        ("is-IS", "Dora Karl"),
        ("it-IT", "Adriano Beatrice Bianca Carla Giorgio Lorenzo"),
        ("ja-JP", "Kazuha Mizuki Takumi Tomoko"),
        ("ko-KR", "Jihye Seoyeon"),
        ("nb-NO", "Ida Liv"),
        ("nl-BE", "Lisa"),
        ("nl-NL", "Laura Lotte Ruben"),
        ("pl-PL", "Ewa Jacek Jan Maja Ola"),
        ("pt-BR", "Camila Ricardo Thiago Vitoria"),
        ("pt-PT", "Cristiano Ines"),
        ("ro-RO", "Carmen"),
        ("ru-RU", "Maxim Tatyana"),
        ("sv-SE", "Astrid Elin"),
        ("tr-TR", "Burcu Filiz"),
        ("yue-CN", "Hiujin"),
    ];

    private static readonly Dictionary<string, string> Languages = ByLanguage
        .SelectMany(row => row.Voices.Split(' ').Select(voice => (Voice: voice, row.Language)))
        .ToDictionary(pair => pair.Voice, pair => pair.Language);

    /// <summary>The language that a voice speaks first; <see langword="null"/> for a voice that does not exist.</summary>
    public static string? LanguageOf(string voiceId) => Languages.GetValueOrDefault(voiceId);

    /// <summary>The espeak-ng voice for a language.</summary>
    public static string EspeakVoice(string languageCode) => languageCode switch
    {
        "arb" => "ar",
        "en-US" => "en-us",
        "pt-BR" => "pt-br",
        "fr-FR" or "fr-CA" => "fr-fr",
        "fr-BE" => "fr-be",
        "es-MX" or "es-US" => "es-419",
        _ when languageCode.StartsWith("en-", StringComparison.Ordinal) => "en-gb",
        _ => languageCode.Split('-')[0],
    };
}
