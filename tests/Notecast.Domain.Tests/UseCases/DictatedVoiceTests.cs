using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>What becomes of a note's engine and language when a caller asks for another voice.</summary>
public sealed class DictatedVoiceTests
{
    private readonly Scenario _scenario = new();

    [Theory]
    [InlineData("Matthew", Engines.Neural)]
    [InlineData("Liv", Engines.Standard)]
    [InlineData("Lisa", Engines.Neural)]
    [InlineData("Nobody", Engines.Standard)]
    public async Task The_notes_engine_stays_if_the_voice_has_it(string asked, string engine)
    {
        _scenario.Write(new NoteAttributes { Text = "Hello.", VoiceId = "Joanna", Engine = "Neural" });

        await _scenario.DictateAsync(asked);

        Assert.Equal((asked, engine), (Request.VoiceId, Request.Engine));
    }

    [Theory]
    [InlineData("Kajal", "hi-IN")]
    [InlineData("Joanna", null)]
    [InlineData("Nobody", null)]
    public async Task The_notes_language_stays_if_the_voice_speaks_it(string asked, string? language)
    {
        _scenario.Write(new NoteAttributes { Text = "Hello.", VoiceId = "Aditi", LanguageCode = "hi-in" });

        await _scenario.DictateAsync(asked);

        Assert.Equal((asked, language), (Request.VoiceId, Request.LanguageCode));
    }

    [Theory]
    [InlineData("Joey")]
    [InlineData("joey")]
    public async Task Asking_for_the_notes_own_voice_changes_nothing_even_if_its_engine_is_newer_than_what_is_known_here(string asked)
    {
        _scenario.Write(new NoteAttributes { Text = "Hello.", VoiceId = "Joey", Engine = Engines.Generative });
        var own = await _scenario.DictateAsync();

        var same = await _scenario.DictateAsync(asked);

        Assert.Equal(own.Key, same.Key);
        Assert.Equal(Engines.Generative, Request.Engine);
    }

    [Fact]
    public async Task Asking_for_the_voice_that_a_note_without_one_has_changes_nothing()
    {
        _scenario.Write("Hello.");

        Assert.Equal((await _scenario.DictateAsync()).Key, (await _scenario.DictateAsync(SpokenContent.DefaultVoiceId)).Key);
    }

    [Fact]
    public async Task The_notes_own_voice_may_be_anything_when_another_is_asked_for()
    {
        _scenario.Write(new NoteAttributes { Text = "Hello.", NotStrings = "VoiceId" });
        var failure = await Assert.ThrowsAsync<PermanentFailureException>(() => _scenario.DictateAsync());
        Assert.Contains("VoiceId", failure.Failure.Reason, StringComparison.Ordinal);

        Assert.Equal("Joey", (await _scenario.DictateAsync("Joey")).VoiceId);
    }

    [Fact]
    public async Task The_notes_other_attributes_must_be_strings_all_the_same()
    {
        _scenario.Write(new NoteAttributes { Text = "Hello.", NotStrings = "VoiceId,Engine" });

        var failure = await Assert.ThrowsAsync<PermanentFailureException>(() => _scenario.DictateAsync("Joey"));

        Assert.Equal(FailureCode.AttributeNotString, failure.Failure.Code);
        Assert.Contains("attribute Engine", failure.Failure.Reason, StringComparison.Ordinal);
    }

    private SpeechRequest Request => Assert.Single(_scenario.Speech.Requests);
}
