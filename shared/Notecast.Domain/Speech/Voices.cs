using static Notecast.Domain.Speech.Engines;
using static Notecast.Domain.Speech.VoiceGender;

namespace Notecast.Domain.Speech;

/// <summary>
/// Polly's voices. Source: Amazon Polly Developer Guide, "Available voices". The table only fills in what a note leaves open
/// and serves speech on one machine; on AWS the service itself decides what it accepts.
/// </summary>
public static class Voices
{
    /// <summary>All voices, by id.</summary>
    public static IReadOnlyList<Voice> All { get; } =
    [
        new("Aditi", Female, "en-IN", [Standard], "hi-IN"),
        new("Adriano", Male, "it-IT", [Neural]),
        new("Ambre", Female, "fr-FR", [Generative]),
        new("Amy", Female, "en-GB", [Standard, Neural, Generative]),
        new("Andres", Male, "es-MX", [Neural, Generative]),
        new("Aria", Female, "en-NZ", [Neural]),
        new("Arlet", Female, "ca-ES", [Neural]),
        new("Arthur", Male, "en-GB", [Neural]),
        new("Astrid", Female, "sv-SE", [Standard]),
        new("Ayanda", Female, "en-ZA", [Neural, Generative]),
        new("Beatrice", Female, "it-IT", [Generative]),
        new("Bianca", Female, "it-IT", [Standard, Neural, Generative]),
        new("Brian", Male, "en-GB", [Standard, Neural]),
        new("Burcu", Female, "tr-TR", [Neural]),
        new("Camila", Female, "pt-BR", [Standard, Neural]),
        new("Carla", Female, "it-IT", [Standard]),
        new("Carmen", Female, "ro-RO", [Standard]),
        new("Celine", Female, "fr-FR", [Standard]),
        new("Chantal", Female, "fr-CA", [Standard]),
        new("Conchita", Female, "es-ES", [Standard]),
        new("Cristiano", Male, "pt-PT", [Standard]),
        new("Daniel", Male, "de-DE", [Neural, Generative]),
        new("Danielle", Female, "en-US", [Neural, Generative, LongForm]),
        new("Dora", Female, "is-IS", [Standard]),
        new("Elin", Female, "sv-SE", [Neural]),
        new("Emma", Female, "en-GB", [Standard, Neural]),
        new("Enrique", Male, "es-ES", [Standard]),
        new("Ewa", Female, "pl-PL", [Standard]),
        new("Filiz", Female, "tr-TR", [Standard]),
        new("Florian", Male, "fr-FR", [Generative]),
        new("Gabrielle", Female, "fr-CA", [Neural]),
        new("Geraint", Male, "en-GB-WLS", [Standard]),
        new("Giorgio", Male, "it-IT", [Standard]),
        new("Gregory", Male, "en-US", [Neural, LongForm]),
        new("Gwyneth", Female, "cy-GB", [Standard]),
        new("Hala", Female, "ar-AE", [Neural]),
        new("Hannah", Female, "de-AT", [Neural]),
        new("Hans", Male, "de-DE", [Standard]),
        new("Hiujin", Female, "yue-CN", [Neural]),
        new("Ida", Female, "nb-NO", [Neural]),
        new("Ines", Female, "pt-PT", [Standard, Neural]),
        new("Isabelle", Female, "fr-BE", [Neural]),
        new("Ivy", Female, "en-US", [Standard, Neural]),
        new("Jacek", Male, "pl-PL", [Standard]),
        new("Jan", Male, "pl-PL", [Standard]),
        new("Jasmine", Female, "en-SG", [Neural]),
        new("Jihye", Female, "ko-KR", [Neural]),
        new("Jitka", Female, "cs-CZ", [Neural]),
        new("Joanna", Female, "en-US", [Standard, Neural, Generative]),
        new("Joey", Male, "en-US", [Standard, Neural]),
        new("Justin", Male, "en-US", [Standard, Neural]),
        new("Kajal", Female, "en-IN", [Neural, Generative], "hi-IN"),
        new("Karl", Male, "is-IS", [Standard]),
        new("Kazuha", Female, "ja-JP", [Neural]),
        new("Kendra", Female, "en-US", [Standard, Neural]),
        new("Kevin", Male, "en-US", [Neural]),
        new("Kimberly", Female, "en-US", [Standard, Neural]),
        new("Laura", Female, "nl-NL", [Neural]),
        new("Lea", Female, "fr-FR", [Standard, Neural, Generative]),
        new("Lennart", Male, "de-DE", [Generative]),
        new("Liam", Male, "fr-CA", [Neural]),
        new("Lisa", Female, "nl-BE", [Neural]),
        new("Liv", Female, "nb-NO", [Standard]),
        new("Lorenzo", Male, "it-IT", [Generative]),
        new("Lotte", Female, "nl-NL", [Standard]),
        new("Lucia", Female, "es-ES", [Standard, Neural, Generative]),
        new("Lupe", Female, "es-US", [Standard, Neural, Generative]),
        new("Mads", Male, "da-DK", [Standard]),
        new("Maja", Female, "pl-PL", [Standard]),
        new("Marlene", Female, "de-DE", [Standard]),
        new("Mathieu", Male, "fr-FR", [Standard]),
        new("Matthew", Male, "en-US", [Standard, Neural, Generative]),
        new("Maxim", Male, "ru-RU", [Standard]),
        new("Mia", Female, "es-MX", [Standard, Neural, Generative]),
        new("Miguel", Male, "es-US", [Standard]),
        new("Mizuki", Female, "ja-JP", [Standard]),
        new("Naja", Female, "da-DK", [Standard]),
        new("Niamh", Female, "en-IE", [Neural]),
        new("Nicole", Female, "en-AU", [Standard]),
        new("Ola", Female, "pl-PL", [Neural]),
        new("Olivia", Female, "en-AU", [Neural, Generative]),
        new("Pedro", Male, "es-US", [Neural, Generative]),
        new("Penelope", Female, "es-US", [Standard]),
        new("Raveena", Female, "en-IN", [Standard]),
        new("Remi", Male, "fr-FR", [Neural, Generative]),
        new("Ricardo", Male, "pt-BR", [Standard]),
        new("Ruben", Male, "nl-NL", [Standard]),
        new("Russell", Male, "en-AU", [Standard]),
        new("Ruth", Female, "en-US", [Neural, Generative, LongForm]),
        new("Sabrina", Female, "de-CH", [Neural]),
        new("Salli", Female, "en-US", [Standard, Neural, Generative]),
        new("Seoyeon", Female, "ko-KR", [Standard, Neural, Generative]),
        new("Sergio", Male, "es-ES", [Neural, Generative]),
        new("Sofie", Female, "da-DK", [Neural]),
        new("Stephen", Male, "en-US", [Neural, Generative]),
        new("Suvi", Female, "fi-FI", [Neural]),
        new("Takumi", Male, "ja-JP", [Standard, Neural]),
        new("Tatyana", Female, "ru-RU", [Standard]),
        new("Thiago", Male, "pt-BR", [Neural]),
        new("Tiffany", Female, "en-US", [Generative]),
        new("Tomoko", Female, "ja-JP", [Neural]),
        new("Vicki", Female, "de-DE", [Standard, Neural, Generative]),
        new("Vitoria", Female, "pt-BR", [Standard, Neural]),
        new("Zayd", Male, "ar-AE", [Neural]),
        new("Zeina", Female, "arb", [Standard]),
        new("Zhiyu", Female, "cmn-CN", [Standard, Neural]),
    ];

    /// <summary>The voice with this id (compared without case, as clients write it), if it is known.</summary>
    public static Voice? Find(string voiceId) =>
        All.FirstOrDefault(voice => string.Equals(voice.Id, voiceId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first voice that speaks this language, if one is known; one that the cheapest engine speaks comes first.</summary>
    public static Voice? FindForLanguage(string languageCode) => All
        .Where(voice => voice.Speaks(languageCode))
        .OrderBy(voice => voice.Engines[0] == Standard ? 0 : 1)
        .FirstOrDefault();
}
