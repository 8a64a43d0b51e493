using System.Text;
using Notecast.Cli.Invoking;
using Notecast.Cli.Samples;

namespace Notecast.Cli.Tests.Invoking;

public sealed class EventNotesTests
{
    [Theory]
    [InlineData(
        """
        {"Records":[
            {"dynamodb":{"Keys":{"UserId":{"S":"ada"},"NoteId":{"N":"7"}}}},
            {"dynamodb":{"Keys":{"UserId":{"S":"ada"},"NoteId":{"S":"x"}}}}
        ]}
        """,
        "ada/7",
        "ada/x")]
    [InlineData("""{"userid":"ada","NOTEID":7}""", "ada/7")]
    [InlineData("""{"UserId":"ada","NoteId":"a b"}""", "ada/a b")]
    [InlineData("""{"Records":[{"s3":{"object":{"key":"segments/x.mp3"}}}]}""")]
    [InlineData("""{"Records":[{"body":"no job"},{"body":7},null,5,{"s3":[]}]}""")]
    [InlineData("""{"Records":[{"dynamodb":{"Keys":{"UserId":{"S":""},"NoteId":{"S":"x"}}}}]}""")]
    [InlineData("""{"UserId":"\ud800","NoteId":"x"}""")]
    [InlineData("""{"UserId":"ada","NoteId":1e999}""", "ada/1e999")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("7")]
    public void The_notes_of_an_event_are_found_and_nothing_else_is_thrown(string json, params string[] notes) =>
        Assert.Equal(notes, NotesOf(json));

    [Theory]
    [InlineData("PlanNarrations", "odd-characters-in-ids")]
    [InlineData("NarrateNote", "odd-characters-in-ids")]
    [InlineData("FinishNarration", "odd-characters-in-ids")]
    public void Odd_ids_are_decoded(string function, string name) =>
        Assert.Contains(SampleNotes.Odd.Key.ToString(), NotesOf(SampleEvents.Find(function, name)!.Json));

    [Theory]
    [InlineData("synthesis-job")]
    [InlineData("failed-invocation")]
    [InlineData("poison-record")]
    public void Dead_letters_name_their_notes(string name) =>
        Assert.Contains(SampleNotes.Welcome.Key.ToString(), NotesOf(SampleEvents.Find("ReplayDeadLetters", name)!.Json));

    private static IEnumerable<string> NotesOf(string json) => EventNotes.Of(Encoding.UTF8.GetBytes(json)).Select(note => note.ToString());
}
