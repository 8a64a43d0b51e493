using System.Text.Json;
using CsCheck;
using Notecast.Domain.Dictations;
using Notecast.Functions.DictateNote;

namespace Notecast.Cli.Tests.Samples;

public sealed class DictateNoteFillingTests
{
    private const string Function = "DictateNote";

    [Theory]
    [InlineData("request")]
    [InlineData("camel-case")]
    [InlineData("lower-case")]
    [InlineData("without-voice")]
    [InlineData("voice-null")]
    [InlineData("user-id-missing")]
    [InlineData("odd-characters-in-ids")]
    public void A_request_comes_back_as_it_was_set(string name) => FilledSample.AnyText.Array[3].Holds(texts =>
    {
        var request = Read(FilledSample.Fill(Function, name, ("UserId", texts[0]), ("NoteId", texts[1]), ("VoiceId", texts[2])));
        Assert.Equal((texts[0], texts[1], texts[2]), (request.Note.UserId, request.Note.NoteId.Text, request.VoiceId));
    });

    [Fact]
    public void A_number_stays_one()
    {
        var filled = FilledSample.Fill(Function, "note-id-as-number", ("NoteId", "0012"));
        Assert.Equal(("12", true), (Read(filled).Note.NoteId.Text, Read(filled).Note.NoteId.IsNumber));
    }

    [Fact]
    public void An_empty_voice_is_none() => Assert.Null(Read(FilledSample.Fill(Function, "camel-case", ("VoiceId", ""))).VoiceId);

    private static DictationRequest Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return RequestReader.Read(document.RootElement);
    }
}
