using Amazon.Lambda.S3Events;
using CsCheck;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Functions.FinishNarration;

namespace Notecast.Cli.Tests.Samples;

public sealed class FinishNarrationFillingTests
{
    private const string Sample = "object-created-by-put";

    [Theory]
    [InlineData(Sample)]
    [InlineData("object-created-by-multipart-upload")]
    [InlineData("odd-characters-in-ids")]
    public void A_narration_s_key_comes_back_as_it_was_set(string name) =>
        Gen.Select(FilledSample.AnyText.Array[7], FilledSample.AnyRevision).Holds((texts, revision) =>
        {
            var key = NarrationOf(FilledSample.Fill(
                "FinishNarration",
                name,
                ("UserId", texts[0]),
                ("NoteId", texts[1]),
                ("Revision", revision),
                ("Note", texts[2]),
                ("VoiceId", texts[3]),
                ("Engine", texts[4]),
                ("LanguageCode", texts[5]),
                ("TextType", texts[6])));
            Assert.Equal((texts[0], texts[1], revision), (key.Note.UserId, key.Note.NoteId.Text, key.Revision.ToString()));
            var spoken = new NoteAttributes
            {
                Text = texts[2],
                VoiceId = texts[3],
                Engine = texts[4],
                LanguageCode = texts[5],
                TextType = texts[6],
            };
            Assert.Equal(SpokenContent.Of(spoken).Hash.Prefix, key.ContentPrefix);
        });

    [Theory]
    [InlineData(Sample)]
    [InlineData("foreign-key")]
    public void Any_key_comes_back_as_it_was_set(string name) =>
        FilledSample.AnyText.Holds(text => KeyOf(FilledSample.Fill("FinishNarration", name, ("Key", text))) == text);

    [Fact]
    public void Other_ids_leave_the_content_as_it_is()
    {
        var before = NarrationOf(FilledSample.Find("FinishNarration", Sample).Json);
        var after = NarrationOf(FilledSample.Fill("FinishNarration", Sample, ("UserId", "bob")));
        Assert.Equal(
            ("bob", before.Note.NoteId, before.Revision, before.ContentPrefix),
            (after.Note.UserId, after.Note.NoteId, after.Revision, after.ContentPrefix));
    }

    [Theory]
    [InlineData(Sample, "This note was new.", "Amy")]
    [InlineData("odd-characters-in-ids", "Größer als erwartet.", "Amy")]
    public void What_is_not_set_of_the_content_is_the_sample_note_s(string name, string text, string voice)
    {
        var key = NarrationOf(FilledSample.Fill("FinishNarration", name, ("VoiceId", voice)));
        Assert.Equal(SpokenContent.Of(new NoteAttributes { Text = text, VoiceId = voice }).Hash.Prefix, key.ContentPrefix);
    }

    private static NarrationKey NarrationOf(string json) => NarrationKey.TryParse(KeyOf(json), out var key)
        ? key
        : throw new InvalidOperationException($"'{KeyOf(json)}' is no narration's key.");

    private static string KeyOf(string json) => FilledSample.Read<S3Event, EventJsonContext>(json).Records[0].S3.Object.KeyDecoded;
}
