using System.Text.Json.Nodes;
using Amazon.Lambda.DynamoDBEvents;
using CsCheck;
using Notecast.Domain.Notes;
using Notecast.Functions.PlanNarrations;

namespace Notecast.Cli.Tests.Samples;

public sealed class PlanNarrationsFillingTests
{
    private const string Function = "PlanNarrations";

    private static readonly Gen<(string[], string[])> Cases = Gen.Select(FilledSample.AnyText.Array[5], FilledSample.AnyText.Array[3]);

    [Theory]
    [InlineData("new-note")]
    [InlineData("changed-text")]
    [InlineData("changed-voice")]
    [InlineData("odd-characters-in-ids")]
    public void A_note_s_attributes_come_back_as_they_were_set(string name) => Cases.Holds(
        (texts, others) =>
        {
            var change = Assert.Single(Read(FilledSample.Fill(
                Function,
                name,
                ("UserId", texts[0]),
                ("NoteId", texts[1]),
                ("Note", texts[2]),
                ("VoiceId", texts[3]),
                ("Title", texts[4]),
                ("Engine", others[0]),
                ("LanguageCode", others[1]),
                ("TextType", others[2]),
                ("SequenceNumber", "42"))));
            Assert.Equal((texts[0], texts[1], "42"), (change.Key.UserId, change.Key.NoteId.Text, change.SequenceNumber));
            var expected = new NoteAttributes
            {
                Text = texts[2],
                VoiceId = texts[3],
                Title = texts[4],
                Engine = others[0],
                LanguageCode = others[1],
                TextType = others[2],
            };
            Assert.Equal(expected, change.After);
        });

    [Fact]
    public void The_keys_of_all_images_follow_and_the_rest_of_the_old_image_stays()
    {
        var before = Change("changed-text");
        var after = Dynamodb(FilledSample.Fill(Function, "changed-text", ("userid", "bob"), ("NOTEID", "2"), ("Note", "Hello.")));
        foreach (var place in new[] { "Keys", "NewImage", "OldImage" })
        {
            Assert.Equal("bob", after[place]!["UserId"]!["S"]!.GetValue<string>());
            Assert.Equal("2", after[place]!["NoteId"]!["S"]!.GetValue<string>());
        }

        Assert.True(JsonNode.DeepEquals(before["OldImage"]!["Note"], after["OldImage"]!["Note"]));
    }

    [Fact]
    public void The_size_follows_what_is_set()
    {
        Assert.Equal(77, Change("new-note")["SizeBytes"]!.GetValue<int>());

        // Keys and image have 'bö' and '2' instead of 'ada' and 'welcome'; the text has two bytes instead of eighteen.
        var filled = Dynamodb(FilledSample.Fill(Function, "new-note", ("UserId", "bö"), ("NoteId", "2"), ("Note", "Hi")));
        Assert.Equal(77 - 12 - 16, filled["SizeBytes"]!.GetValue<int>());
    }

    [Fact]
    public void An_empty_value_removes_what_a_note_can_do_without()
    {
        var after = Assert.Single(Read(FilledSample.Fill(Function, "new-note", ("VoiceId", ""), ("Title", ""), ("Note", "")))).After;
        Assert.Equal(new NoteAttributes { Text = "" }, after);
    }

    [Fact]
    public void A_number_stays_one_in_the_table_s_form()
    {
        var change = Assert.Single(Read(FilledSample.Fill(Function, "numeric-note-id", ("NoteId", "007.50"))));
        Assert.Equal(("7.5", true), (change.Key.NoteId.Text, change.Key.NoteId.IsNumber));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000042.000000", "42")]
    [InlineData("0000000000000000000000000000000000000000.000000", "0")]
    [InlineData("0042", "0042")]
    public void A_revision_is_its_sequence_number(string revision, string number)
    {
        var change = Assert.Single(Read(FilledSample.Fill(Function, "new-note", ("Revision", revision))));
        Assert.Equal(number, change.SequenceNumber);
    }

    [Fact]
    public void Every_record_of_a_batch_takes_a_value_and_the_sequence_numbers_count_on()
    {
        var filled = FilledSample.Fill(Function, "many-with-one-poison-record", ("SequenceNumber", "9"), ("UserId", "bob"));
        var records = JsonNode.Parse(filled)!["Records"]!.AsArray();
        Assert.Equal(
            Enumerable.Range(9, records.Count).Select(number => $"{number}"),
            records.Select(record => record!["dynamodb"]!["SequenceNumber"]!.GetValue<string>()));
        Assert.True(records.Count(record => record!["dynamodb"]!["Keys"]?["UserId"]?["S"]?.GetValue<string>() == "bob") > 1);
    }

    private static JsonObject Change(string name) => Dynamodb(FilledSample.Find(Function, name).Json);

    private static JsonObject Dynamodb(string json) => JsonNode.Parse(json)!["Records"]![0]!["dynamodb"]!.AsObject();

    private static IEnumerable<NoteChange> Read(string json) =>
        FilledSample.Read<DynamoDBEvent, EventJsonContext>(json).Records.Select(NoteChangeReader.Read);
}
