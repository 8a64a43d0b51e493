using System.Text.Json;
using Amazon.Lambda.SQSEvents;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Functions.Tests;

public sealed class ReplayDeadLettersTests
{
    private const string Nothing = """{"batchItemFailures":[]}""";
    private const string FirstFailedAt = "2026-02-01T10:00:00.0000000+00:00";

    private readonly Harness _harness = new();

    [Fact]
    public async Task A_job_goes_back_byte_for_byte_with_the_count_and_the_first_failure_of_its_attributes()
    {
        var body = await WantAsync("1", "Good.");

        Assert.Equal(Nothing, await HandleAsync(Message("m-1", body, Attribute("Replays", "2"), Attribute("FirstFailedAt", FirstFailedAt))));

        var first = new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal((body, new ReplayMark(3, first)), Assert.Single(_harness.Queue.Resent));
    }

    [Fact]
    public async Task A_letter_without_attributes_failed_first_when_its_message_says()
    {
        await HandleAsync(Message("m-1", "what is this?"));

        var cause = Assert.Single(_harness.DeadLetters.DeadLetters).Cause;
        Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(1_772_366_000_000), 1, 3), (cause.FirstFailedAt, cause.Replays, cause.Attempts));
    }

    [Fact]
    public async Task A_letter_whose_message_tells_a_moment_that_no_clock_tells_failed_now()
    {
        var odd = Message("m-1", "what is this?").Replace("\"17723660", "\"977236600000", StringComparison.Ordinal);

        await HandleAsync(odd);

        Assert.Equal(_harness.Time.GetUtcNow(), Assert.Single(_harness.DeadLetters.DeadLetters).Cause.FirstFailedAt);
    }

    [Fact]
    public async Task A_letter_that_fails_again_keeps_its_attributes_with_their_types()
    {
        const string Number = "\"Count\":{\"stringValue\":\"7\",\"dataType\":\"Number\"}";
        const string Binary = "\"Hop\":{\"binaryValue\":\"AAEC\",\"dataType\":\"Binary.png\"}";

        await HandleAsync(Message("m-1", "what is this?", Attribute("Trace", "t"), Number, Binary, "\"Nothing\":null"));

        MessageAttribute[] expected = [new("Trace", "String", "t"), new("Count", "Number", "7"), new("Hop", "Binary.png", "AAEC")];
        Assert.Equal(expected, Assert.Single(_harness.DeadLetters.DeadLetters).EarlierAttributes);
    }

    [Fact]
    public async Task Attributes_of_type_binary_are_not_read_as_text()
    {
        var body = await WantAsync("1", "Good.");
        const string Binary = "\"ErrorMessage\":{\"binaryValue\":\"AAEC\",\"dataType\":\"Binary\"}";

        Assert.Equal(Nothing, await HandleAsync(Message("m-1", body, Binary, Attribute("Replays", "1"))));

        Assert.Equal(2, Assert.Single(_harness.Queue.Resent).Mark.Replays);
    }

    [Fact]
    public async Task A_letter_that_is_delivered_twice_or_copied_twice_is_replayed_once()
    {
        var body = await WantAsync("1", "Good.");
        var copyOf = Attribute("ReplayOf", "letter-1");

        Assert.Equal(Nothing, await HandleAsync(Message("m-1", body, copyOf), Message("m-2", body, copyOf)));
        Assert.Equal(Nothing, await HandleAsync(Message("m-1", body, copyOf)));

        Assert.Single(_harness.Queue.Resent);
    }

    [Fact]
    public async Task Only_letters_that_cannot_even_return_to_the_dead_letter_queue_come_back()
    {
        var good = await WantAsync("1", "Good.");
        _harness.DeadLetters.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"m-2"},{"itemIdentifier":"m-4"}]}""",
            await HandleAsync(Message("m-1", good), Message("m-2", "?"), Message("m-3", good), Message("m-4", "?")));
    }

    [Fact]
    public async Task A_letter_that_runs_into_the_deadline_returns_as_timed_out()
    {
        var body = await WantAsync("1", "Good.");
        _harness.Context.RemainingTime = TimeSpan.FromSeconds(5);

        Assert.Equal(Nothing, await HandleAsync(Message("m-1", body)));

        var letter = Assert.Single(_harness.DeadLetters.DeadLetters);
        Assert.Equal((body, FailureCode.TimedOut), (letter.Body, letter.Cause.Failure.Code));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":[null]}""")]
    public async Task An_event_without_messages_is_done(string json)
    {
        Assert.Equal(Nothing, await HandleEventAsync(json));
    }

    [Fact]
    public async Task A_message_with_nothing_in_it_is_a_dead_letter_of_an_unknown_kind()
    {
        Assert.Equal(Nothing, await HandleEventAsync("""{"Records":[{"messageId":"m-1"}]}"""));

        Assert.Equal(FailureCode.RecordUnreadable, Assert.Single(_harness.DeadLetters.DeadLetters).Cause.Failure.Code);
    }

    private async Task<string> WantAsync(string noteId, string text)
    {
        var attributes = new NoteAttributes { Text = text };
        var note = new NoteKey("ann", NoteId.FromString(noteId));
        var revision = Revision.FromSequenceNumber("7");
        _harness.Notes.Put(note, attributes);
        var wanted = new Wanted(revision, SpokenContent.Of(attributes).Hash, _harness.Time.GetUtcNow(), "c");
        await _harness.Catalog.WantAsync(note, wanted, TestContext.Current.CancellationToken);
        return $" {SynthesisJobFormat.Write(new SynthesisJob(note, revision, JobKind.Narrate, "c"))}\r\n";
    }

    private static string Attribute(string name, string value) =>
        $$"""
        "{{name}}":{"stringValue":"{{value}}","dataType":"String","stringListValues":[],"binaryListValues":[]}
        """;

    private static string Message(string id, string body, params string[] attributes) =>
        $$"""
        {"messageId":"{{id}}","receiptHandle":"receipt-{{id}}","body":{{JsonSerializer.Serialize(body)}},
         "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1772366000000","SenderId":"AIDA","ApproximateFirstReceiveTimestamp":"1772366000123"},
         "messageAttributes":{ {{string.Join(',', attributes)}} },
         "md5OfBody":"","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:replay","awsRegion":"us-east-1"}
        """;

    private Task<string> HandleAsync(params string[] messages) => HandleEventAsync($$"""{"Records":[{{string.Join(',', messages)}}]}""");

    private async Task<string> HandleEventAsync(string json)
    {
        var response = await _harness.ReplayDeadLetters.HandleAsync(Harness.Read<SQSEvent, EventJsonContext>(json), _harness.Context);
        return Harness.Write<SQSBatchResponse, EventJsonContext>(response);
    }
}
