using System.Text.Json.Nodes;
using Notecast.Cli.Hosting;
using Notecast.Cli.Samples;
using Notecast.Cli.Samples.Filling;

namespace Notecast.Cli.Tests.Samples;

public sealed class SampleFillerTests
{
    public static TheoryData<string, string> Samples => [.. SampleEvents.All.Select(sample => (sample.Function, sample.Case))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Without_a_value_an_event_is_the_file_s(string function, string name) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(FilledSample.Find(function, name).Json), JsonNode.Parse(FilledSample.Fill(function, name))));

    [Theory]
    [MemberData(nameof(Samples))]
    public void All_that_an_event_is_said_to_take_makes_another_event(string function, string name)
    {
        var sample = FilledSample.Find(function, name);
        foreach (var setting in SampleFiller.SettingsOf(sample))
        {
            var filled = ValuesOf(setting).Select(value => JsonNode.Parse(FilledSample.Fill(function, name, (setting, value))));
            Assert.True(filled.Any(json => !JsonNode.DeepEquals(JsonNode.Parse(sample.Json), json)), $"{setting} changes nothing");
        }
    }

    [Theory]
    [InlineData("PlanNarrations", "removed-by-client", "Note=Hi",
        "PlanNarrations/removed-by-client has no place for Note. What can be set in removed-by-client: UserId, NoteId, Revision,")]
    [InlineData("PlanNarrations", "new-note", "Colour=red",
        "The events of PlanNarrations have no setting 'Colour'. What can be set in new-note: UserId, NoteId,")]
    [InlineData("PlanNarrations", "numeric-note-id", "NoteId=two",
        "NoteId 'two' is not a number that fits, as the NoteId of this sample is.")]
    [InlineData("PlanNarrations", "new-note", "UserId=", "UserId '' is empty.")]
    [InlineData("PlanNarrations", "new-note", "SequenceNumber=one", "SequenceNumber 'one' is no sequence number. Write 1 to 40 digits.")]
    [InlineData("PlanNarrations", "new-note", "Revision=0000000000000000000000000000000000000042.000001",
        "is no revision of a stream record.")]
    [InlineData("NarrateNote", "not-json", "UserId=bob",
        "The sample event NarrateNote/not-json has no place for UserId. Nothing can be set in not-json.")]
    [InlineData("NarrateNote", "one-job", "Kind=sing", "Kind 'sing' is none of the words that may stand there. Write narrate or remove.")]
    [InlineData("NarrateNote", "one-job", "Revision=old", "Revision 'old' is no revision.")]
    [InlineData("FinishNarration", "s3-test-event", "Key=a",
        "The sample event FinishNarration/s3-test-event has no place for Key. Nothing can be set")]
    [InlineData("FinishNarration", "foreign-key", "UserId=bob",
        "The sample event FinishNarration/foreign-key has no place for UserId. What can be set in foreign-key: Key.")]
    [InlineData("ReplayDeadLetters", "failed-stream-batch", "UserId=bob",
        "has no place for UserId. What can be set in failed-stream-batch: Step, ErrorType,")]
    [InlineData("ReplayDeadLetters", "synthesis-job", "Replays=many", "Replays 'many' is no whole number.")]
    [InlineData("ReplayDeadLetters", "synthesis-job", "LastFailedAt=soon", "LastFailedAt 'soon' is no moment.")]
    [InlineData("DictateNote", "not-an-object", "UserId=bob", "Nothing can be set in not-an-object.")]
    public void What_an_event_cannot_take_is_told_with_what_it_can(string function, string name, string setting, string problem)
    {
        var parts = setting.Split('=', 2);
        var refused = Refuse(() => FilledSample.Fill(function, name, (parts[0], parts[1])));
        Assert.Equal(ExitCodes.Usage, refused.ExitCode);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_exclude_each_other_are_refused()
    {
        var whole = Refuse(() => FilledSample.Fill("FinishNarration", "object-created-by-put", ("Key", "a"), ("UserId", "b")));
        Assert.Contains("Key 'a' is the whole key", whole.Message, StringComparison.Ordinal);
        var twice = Refuse(() => FilledSample.Fill("PlanNarrations", "new-note", ("Revision", "1"), ("SequenceNumber", "2")));
        Assert.Contains("Give one of them", twice.Message, StringComparison.Ordinal);
        Assert.Contains("there twice", Refuse(() => new EventSettings(["Note=a", "note=b"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Note")]
    [InlineData("=Hi")]
    public void What_is_no_name_and_value_is_refused(string written) =>
        Assert.Contains("is no name and value", Refuse(() => new EventSettings([written])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_S3_would_not_have_is_refused()
    {
        var key = Refuse(() => FilledSample.Fill("FinishNarration", "foreign-key", ("Key", new string('é', 513))));
        Assert.Contains("Key has 1026 bytes in UTF-8; S3 allows 1024.", key.Message, StringComparison.Ordinal);
        var ids = Refuse(() =>
            FilledSample.Fill("FinishNarration", "object-created-by-put", ("UserId", new string('/', 400))));
        Assert.Contains("Use shorter ids", ids.Message, StringComparison.Ordinal);
    }

    private static CommandException Refuse(Func<object> fill) => Assert.Throws<CommandException>(fill);

    /// <summary>Values that may stand there; an event has one of them already at most.</summary>
    private static string[] ValuesOf(string setting) => setting switch
    {
        "Kind" => ["narrate", "remove"],
        "FailureClass" => ["permanent", "transient"],
        "FirstFailedAt" or "LastFailedAt" => ["2020-01-01T00:00:00Z"],
        _ => ["4711"],
    };
}
