using Notecast.Domain.Speech;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

[Collection(Programs.OneByOne)]
public sealed class EspeakVoicesTests
{
    [Theory]
    [InlineData("Joanna", "en-us+f3")]
    [InlineData("Joey", "en-us+m3")]
    [InlineData("Amy", "en+f2")]
    [InlineData("Hans", "de+m3")]
    [InlineData("Mizuki", "ja+f3")]
    [InlineData("Zhiyu", "cmn+f3")]
    [InlineData("Zeina", "ar+f3")]
    [InlineData("Lupe", "es-419+f3")]
    public void A_voice_keeps_its_sound(string voiceId, string expected)
    {
        var voice = Voices.Find(voiceId)!;

        Assert.Equal(expected, EspeakVoices.Name(voice, EspeakVoices.FindLanguageFile(voice.LanguageCode)!));
    }

    [Fact]
    public async Task Every_voice_is_one_that_is_installed()
    {
        Programs.SkipUnlessSpeech();
        var files = Column(await Programs.RunAsync("espeak-ng", "--voices"), 4).Select(file => Path.GetFileName(file).ToLowerInvariant()).ToHashSet();
        var variants = Column(await Programs.RunAsync("espeak-ng", "--voices=variant"), 4);

        Assert.All(Names(), name =>
        {
            var parts = name.Split('+');
            Assert.Contains(parts[0], files);
            Assert.Contains($"!v/{parts[1]}", variants);
        });
    }

    [Fact]
    public void No_two_speakers_of_a_language_sound_alike()
    {
        var ownNames = Voices.All.Select(voice => EspeakVoices.Name(voice, EspeakVoices.FindLanguageFile(voice.LanguageCode)!)).ToArray();

        Assert.Equal(Voices.All.Count, ownNames.Length);
        Assert.Equal(ownNames, ownNames.Distinct());
    }

    [Theory]
    [InlineData("de-CH", "de")]
    [InlineData("EN-us", "en-us")]
    [InlineData("en-ZA", "en")]
    [InlineData("zh", "cmn")]
    [InlineData("tlh", null)]
    [InlineData("", null)]
    public void A_language_is_found_by_its_code_or_without_its_country(string languageCode, string? expected) =>
        Assert.Equal(expected, EspeakVoices.FindLanguageFile(languageCode));

    private static IEnumerable<string> Names() =>
        from voice in Voices.All
        from language in new[] { voice.LanguageCode, voice.AdditionalLanguageCode }
        where language is not null
        select EspeakVoices.Name(voice, EspeakVoices.FindLanguageFile(language)!);

    private static HashSet<string> Column(string table, int index) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[index])];
}
