using System.Text.Json.Nodes;
using Amazon.Lambda.SQSEvents;
using CsCheck;
using Notecast.Domain.DeadLetters;
using Notecast.EventSources.Events;
using Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Cli.Tests.Samples;

public sealed class ReplayDeadLettersFillingTests
{
    private const string Function = "ReplayDeadLetters";

    [Theory]
    [InlineData("synthesis-job")]
    [InlineData("failed-invocation")]
    [InlineData("poison-record")]
    [InlineData("redriven-job")]
    public void A_dead_letter_s_note_and_cause_come_back_as_they_were_set(string name) =>
        Gen.Select(FilledSample.AnyText.Array[4], Gen.Int[0, 99]).Holds((texts, count) =>
        {
            var filled = FilledSample.Fill(
                Function,
                name,
                ("UserId", texts[0]),
                ("NoteId", texts[1]),
                ("Revision", $"{count}"),
                ("ErrorType", texts[2]),
                ("ErrorMessage", texts[3]),
                ("Replays", $"{count}"),
                ("Attempts", $"{count + 1}"),
                ("FailureClass", "Permanent"),
                ("LastFailedAt", "2026-03-02T12:00:00Z"));
            var letter = Read(filled);
            Assert.Equal((texts[0], texts[1]), (letter.Note!.UserId, letter.Note.NoteId.Text));
            Assert.Equal((texts[2], texts[3], count, count + 1), (letter.ErrorType, letter.ErrorMessage, letter.Replays, letter.Attempts));
            Assert.Equal((true, new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero)), (letter.IsPermanent, letter.LastFailedAt));
            Assert.Equal(name == "poison-record", letter.Kind == DeadLetterKind.PoisonRecord);
        });

    [Theory]
    [InlineData("synthesis-job")]
    [InlineData("redriven-job")]
    public void The_digests_follow(string name)
    {
        Assert.Equal(DigestsOf(FilledSample.Find(Function, name).Json), MadeDigestsOf(FilledSample.Find(Function, name).Json));
        var filled = FilledSample.Fill(Function, name, ("UserId", "bob"), ("ErrorMessage", "Größer 🎧"));
        Assert.NotEqual(DigestsOf(FilledSample.Find(Function, name).Json), DigestsOf(filled));
        Assert.Equal(DigestsOf(filled), MadeDigestsOf(filled));
    }

    [Fact]
    public void An_empty_value_removes_an_attribute()
    {
        var message = MessageOf(FilledSample.Fill(Function, "synthesis-job", ("ErrorType", "")));
        Assert.DoesNotContain("ErrorType", message.MessageAttributes.Keys);
    }

    private static (string Body, string Attributes) DigestsOf(string json)
    {
        var message = JsonNode.Parse(json)!["Records"]![0]!;
        return (message["md5OfBody"]!.GetValue<string>(), message["md5OfMessageAttributes"]!.GetValue<string>());
    }

    private static (string Body, string Attributes) MadeDigestsOf(string json) =>
        (MessageDigests.OfBody(MessageOf(json).Body), MessageDigests.OfAttributes(FilledSample.TextsOf(MessageOf(json))));

    private static SQSEvent.SQSMessage MessageOf(string json) => FilledSample.Read<SQSEvent, EventJsonContext>(json).Records[0];

    private static RecognizedDeadLetter Read(string json) => DeadLetterReader.Read(new DeadLetterMessage
    {
        MessageId = MessageOf(json).MessageId,
        Body = MessageOf(json).Body,
        Attributes = FilledSample.TextsOf(MessageOf(json)),
        SentAt = DateTimeOffset.UnixEpoch,
    });
}
