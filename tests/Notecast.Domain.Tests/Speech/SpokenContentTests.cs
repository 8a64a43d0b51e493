using System.Text;
using CsCheck;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.Speech;

public sealed class SpokenContentTests
{
    private static readonly Gen<string?> Field = Gen.OneOf<string?>(null, "", "a", "ab", "b", "Joanna", "Hans", "ssml", "text", "neural", "de-DE");

    private static readonly string SomeText = new('a', 10_000);

    [Fact]
    public void A_hash_is_the_same_exactly_when_the_same_is_spoken()
    {
        var attributes = Gen.Select(Field, Field, Field, Field, Field, (text, type, voice, engine, language) =>
            new NoteAttributes { Text = text, TextType = type, VoiceId = voice, Engine = engine, LanguageCode = language });
        Gen.Select(attributes, attributes).Holds((left, right) =>
        {
            var (one, other) = (SpokenContent.Of(left), SpokenContent.Of(right));
            var isSame = (left.Text is null) == (right.Text is null)
                && (one.Text, one.TextType, one.VoiceId, one.Engine, one.LanguageCode) == (other.Text, other.TextType, other.VoiceId, other.Engine, other.LanguageCode);
            Assert.Equal(isSame, one.Hash == other.Hash);
        });
    }

    [Fact]
    public void The_canonical_form_never_changes_without_a_new_version()
    {
        // A changed hash narrates every note again: this figure may change only together with the version in the canonical form.
        Assert.Equal(
            "f80aa0bf",
            SpokenContent.Of(new NoteAttributes { Text = "Hello.", VoiceId = "Joey" }).Hash.ToString()[..8]);
    }

    [Fact]
    public void A_note_without_a_voice_gets_the_default_voice_or_one_of_its_language()
    {
        Assert.Equal(("Joanna", "standard"), VoiceOf(new NoteAttributes()));
        Assert.Equal("de-DE", Voices.Find(VoiceOf(new NoteAttributes { LanguageCode = "de-DE" }).Voice)!.LanguageCode);
        Assert.Equal(("Joanna", "standard"), VoiceOf(new NoteAttributes { LanguageCode = "tlh" }));
    }

    [Fact]
    public void A_voice_without_an_engine_gets_the_cheapest_that_it_speaks()
    {
        Assert.Equal(("Joey", "standard"), VoiceOf(new NoteAttributes { VoiceId = "joey" }));
        Assert.Equal(("Ruth", "neural"), VoiceOf(new NoteAttributes { VoiceId = "Ruth" }));
        Assert.Equal(("NewVoice", "standard"), VoiceOf(new NoteAttributes { VoiceId = "NewVoice" }));
    }

    [Fact]
    public void A_language_is_named_as_the_speech_service_names_it()
    {
        Assert.Equal("hi-IN", SpokenContent.Of(new NoteAttributes { Text = "Hello.", VoiceId = "aditi", LanguageCode = "HI-in" }).LanguageCode);
        Assert.Equal("de-DE", SpokenContent.Of(new NoteAttributes { Text = "Hello.", LanguageCode = "de-de" }).LanguageCode);
        Assert.Equal("tlh", SpokenContent.Of(new NoteAttributes { Text = "Hello.", LanguageCode = "tlh" }).LanguageCode);
    }

    [Fact]
    public void Control_characters_and_halves_of_surrogate_pairs_do_not_reach_the_speech_service()
    {
        Assert.Equal("a b\n\tc\n\uFFFDd", SpokenContent.Of(new NoteAttributes { Text = "a\u0007b\r\n\tc\u0085\uD83Dd\u0000" }).Text);
    }

    [Fact]
    public void Text_is_cleaned_character_by_character_and_pairs_stay_whole()
    {
        string[] pieces = ["a", "\u0000", "\t", "\u009F", "\uD83D", "\uDE42", "🙂", "é", "\u007F", "\n"];
        Gen.OneOf([.. pieces.Select(piece => Gen.Const(piece))]).Array[0, 12].Select(string.Concat).Holds(middle =>
        {
            var runes = middle.EnumerateRunes().Select(rune => Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? " " : rune.ToString());
            Assert.Equal($"[{string.Concat(runes)}]", SpokenContent.Of(new NoteAttributes { Text = $"[{middle}]" }).Text);
        });
    }

    [Fact]
    public void Cleaning_text_costs_no_memory_for_each_character()
    {
        var attributes = new NoteAttributes { Text = SomeText };
        SpokenContent.Of(attributes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        SpokenContent.Of(attributes);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SomeText.Length * 10);
    }

    [Fact]
    public void Cleaning_text_twice_changes_nothing()
    {
        Gen.String.Holds(text =>
        {
            var once = SpokenContent.Of(new NoteAttributes { Text = text }).Text;
            Assert.Equal(once, SpokenContent.Of(new NoteAttributes { Text = once }).Text);
        });
    }

    [Fact]
    public void A_refused_value_is_quoted_without_half_of_a_character()
    {
        var content = SpokenContent.Of(new NoteAttributes { Text = "Hello.", Engine = new string('x', 39) + "🙂" });

        var refused = Assert.Throws<PermanentFailureException>(content.Validate);

        Assert.Contains($"'{new string('x', 39)}…'", refused.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_key_names_all_that_the_service_is_asked()
    {
        var request = new SpeechRequest { Text = "Hello.", TextType = "text", VoiceId = "Joey", Engine = "standard" };
        var others = new[]
        {
            request with { Text = "Bye." },
            request with { TextType = "ssml" },
            request with { VoiceId = "Joanna" },
            request with { Engine = "neural" },
            request with { LanguageCode = "en-US" },
        };

        Assert.Equal(others.Length + 1, others.Append(request).Select(SegmentKey.Of).Distinct().Count());
        Assert.Equal(SegmentKey.Of(request), SegmentKey.Of(request with { }));
        Assert.Matches("^segments/[0-9a-f]{64}\\.mp3$", SegmentKey.Of(request).ToString());
    }

    [Fact]
    public void A_segment_key_never_changes_or_every_segment_is_paid_for_again()
    {
        var request = new SpeechRequest { Text = "Hello.", TextType = "text", VoiceId = "Joey", Engine = "standard" };

        Assert.StartsWith("segments/5c023510", SegmentKey.Of(request).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_speech_request_never_shows_its_text()
    {
        Assert.DoesNotContain("secret", new SpeechRequest { Text = "secret", TextType = "text", VoiceId = "Joey", Engine = "standard" }.ToString(), StringComparison.Ordinal);
    }

    private static (string Voice, string Engine) VoiceOf(NoteAttributes attributes)
    {
        var content = SpokenContent.Of(attributes with { Text = "Hello." });
        return (content.VoiceId, content.Engine);
    }
}
