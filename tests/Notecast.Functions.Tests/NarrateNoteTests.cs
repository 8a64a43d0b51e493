using System.Text.Json;
using Amazon.Lambda.SQSEvents;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Functions.NarrateNote;

namespace Notecast.Functions.Tests;

public sealed class NarrateNoteTests
{
    private readonly Harness _harness = new();

    [Fact]
    public async Task Jobs_that_are_done_leave_the_queue_and_those_that_failed_come_back()
    {
        var good = await WantAsync("1", "Good.");
        var bad = await WantAsync("2", "Throttled.");
        _harness.Speech.Fails = request =>
            request.Text == "Throttled." ? new TransientFailureException(FailureCode.SpeechThrottled, "Slow down.", "Wait.") : null;

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-2"}]}""", await HandleAsync(Message("m-1", good), Message("m-2", bad)));

        Assert.Single(_harness.Narrations.Created);
        Assert.Contains("receipt-m-2", _harness.Queue.Delays.Keys);
    }

    [Fact]
    public async Task The_last_receive_makes_a_dead_letter_with_the_times_that_the_queue_tells()
    {
        var job = await WantAsync("1", "Throttled.");
        _harness.Speech.Fails = _ => new TransientFailureException(FailureCode.SpeechThrottled, "Slow down.", "Wait.");

        Assert.Equal("""{"batchItemFailures":[]}""", await HandleAsync(Message("m-1", job, receiveCount: 5)));

        var cause = Assert.Single(_harness.DeadLetters.DeadLetters).Cause;
        Assert.Equal((5, DateTimeOffset.FromUnixTimeMilliseconds(1_772_366_000_123)), (cause.Attempts, cause.FirstFailedAt));
    }

    [Fact]
    public async Task A_count_and_a_moment_that_no_clock_tells_do_not_keep_the_other_jobs_of_the_batch_from_running()
    {
        var job = await WantAsync("1", "Good.");
        var odd = Message("m-1", job)
            .Replace("\"1772366000123\"", "\"9223372036854775807\"", StringComparison.Ordinal)
            .Replace("\"ApproximateReceiveCount\":\"1\"", "\"ApproximateReceiveCount\":\"4294967299\"", StringComparison.Ordinal);

        Assert.Equal("""{"batchItemFailures":[]}""", await HandleAsync(odd, Message("m-2", await WantAsync("2", "Good, too."))));

        Assert.Equal(2, _harness.Narrations.Created.Count);
    }

    [Fact]
    public async Task A_job_that_was_replayed_makes_a_dead_letter_with_its_count_and_the_time_of_the_first_failure()
    {
        var job = await WantAsync("1", "Throttled.");
        _harness.Speech.Fails = _ => new TransientFailureException(FailureCode.SpeechThrottled, "Slow down.", "Wait.");
        var mark = new ReplayMark(3, new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));
        var attributes = mark.Write().Select(pair => $$"""
            "{{pair.Key}}":{"dataType":"String","stringValue":"{{pair.Value}}"}
            """);
        var message = Message("m-1", job, receiveCount: 5).Replace(
            "\"messageAttributes\":{}", "\"messageAttributes\":{" + string.Join(',', attributes) + "}", StringComparison.Ordinal);

        Assert.Equal("""{"batchItemFailures":[]}""", await HandleAsync(message));

        var cause = Assert.Single(_harness.DeadLetters.DeadLetters).Cause;
        Assert.Equal((5, 3, mark.FirstFailedAt), (cause.Attempts, cause.Replays, cause.FirstFailedAt));
    }

    [Fact]
    public async Task A_job_that_runs_into_the_deadline_leaves_time_to_say_so()
    {
        var job = await WantAsync("1", "Slow.");
        _harness.Speech.Waits = _ =>
        {
            _harness.Time.Advance(TimeSpan.FromSeconds(56));
            return Task.CompletedTask;
        };
        _harness.Speech.Fails = _ => new OperationCanceledException();

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", await HandleAsync(Message("m-1", job)));

        var entry = await _harness.Catalog.FindAsync(job.Note, TestContext.Current.CancellationToken);
        Assert.Equal((NarrationStatus.Pending, FailureCode.TimedOut), (entry!.Status, entry.LastFailure!.Failure.Code));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":[null]}""")]
    public async Task An_event_without_messages_is_done(string json)
    {
        Assert.Equal("""{"batchItemFailures":[]}""", await HandleEventAsync(json));
    }

    [Fact]
    public async Task A_message_without_attributes_and_with_a_body_that_is_no_job_is_set_aside()
    {
        Assert.Equal(
            """{"batchItemFailures":[]}""", await HandleEventAsync("""{"Records":[{"messageId":"m-1","body":"\ud83d\ude42 not a job"}]}"""));

        Assert.Equal("🙂 not a job", Assert.Single(_harness.DeadLetters.DeadLetters).Body);
    }

    private async Task<SynthesisJob> WantAsync(string noteId, string text)
    {
        var attributes = new NoteAttributes { Text = text };
        var note = new NoteKey("ann", NoteId.FromString(noteId));
        var revision = Revision.FromSequenceNumber("7");
        _harness.Notes.Put(note, attributes);
        var wanted = new Wanted(revision, SpokenContent.Of(attributes).Hash, _harness.Time.GetUtcNow(), "c");
        await _harness.Catalog.WantAsync(note, wanted, TestContext.Current.CancellationToken);
        return new SynthesisJob(note, revision, JobKind.Narrate, "c");
    }

    private static string Message(string id, SynthesisJob job, int receiveCount = 1) =>
        $$"""
        {"messageId":"{{id}}","receiptHandle":"receipt-{{id}}","body":{{JsonSerializer.Serialize(SynthesisJobFormat.Write(job))}},
         "attributes":{"ApproximateReceiveCount":"{{receiveCount}}","SentTimestamp":"1772366000000","SenderId":"AIDA","ApproximateFirstReceiveTimestamp":"1772366000123"},
         "messageAttributes":{},"md5OfBody":"","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:synthesis","awsRegion":"us-east-1"}
        """;

    private Task<string> HandleAsync(params string[] messages) => HandleEventAsync($$"""{"Records":[{{string.Join(',', messages)}}]}""");

    private async Task<string> HandleEventAsync(string json)
    {
        var response = await _harness.NarrateNote.HandleAsync(Harness.Read<SQSEvent, EventJsonContext>(json), _harness.Context);
        return Harness.Write<SQSBatchResponse, EventJsonContext>(response);
    }
}
