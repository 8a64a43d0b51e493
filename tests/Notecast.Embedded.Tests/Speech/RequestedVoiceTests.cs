using Notecast.Domain.Failures;
using Notecast.Domain.Speech;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

public sealed class RequestedVoiceTests
{
    [Theory]
    [InlineData("Johanna", "such as Joanna")]
    [InlineData("hanns", "such as Hans")]
    [InlineData("Zeno Cosini of Trieste", "such as Joanna, Matthew, Amy.")]
    [InlineData("", "such as Joanna, Matthew, Amy.")]
    public void An_unknown_voice_is_told_what_was_meant(string voiceId, string remedy)
    {
        var refusal = Refusal(Requests.Text("Hello") with { VoiceId = voiceId });

        Assert.Equal(FailureCode.VoiceUnknown, refusal.Code);
        Assert.Equal($"There is no voice with the VoiceId '{voiceId}'.", refusal.Reason);
        Assert.Contains(remedy, refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_voice_id_is_not_repeated_whole() =>
        Assert.DoesNotContain(new string('x', 41), Refusal(Requests.Text("Hello") with { VoiceId = new string('x', 500) }).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_missing_engine_is_told_the_engines_of_the_voice()
    {
        var refusal = Refusal(Requests.Text("Hello", "Joanna") with { Engine = Engines.LongForm });

        Assert.Equal(FailureCode.EngineNotSupported, refusal.Code);
        Assert.Equal("The voice with the VoiceId 'Joanna' does not speak with the Engine 'long-form'.", refusal.Reason);
        Assert.Contains("standard or neural or generative", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_language_is_told_the_languages_of_the_voice_and_a_voice_of_the_language()
    {
        var refusal = Refusal(Requests.Text("Hello", "Aditi") with { LanguageCode = "de-AT" });

        Assert.Equal(FailureCode.LanguageNotSupported, refusal.Code);
        Assert.Equal("The voice with the VoiceId 'Aditi' does not speak the LanguageCode 'de-AT'.", refusal.Reason);
        Assert.Contains("en-IN or hi-IN, or the voice Hannah", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Voice_ids_are_found_whatever_their_case() =>
        Assert.Equal("Joanna", RequestedVoice.Of(Requests.Text("Hello") with { VoiceId = "joanna" }).Voice.Id);

    private static Failure Refusal(SpeechRequest request) =>
        Assert.Throws<PermanentFailureException>(() => RequestedVoice.Of(request)).Failure;
}
