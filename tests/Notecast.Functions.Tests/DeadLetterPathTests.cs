using System.Text;
using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.EventSources.Events;

namespace Notecast.Functions.Tests;

/// <summary>Every path on which a failure ends as a dead letter of Lambda's or a queue's own making, and what the letter tells.</summary>
public sealed class DeadLetterPathTests
{
    private static readonly NoteAttributes Hello = new() { Text = "Hello." };
    private static readonly ContentHash Content = SpokenContent.Of(Hello).Hash;
    private static readonly NarrationKey Key = new(Harness.Key, Revision.FromSequenceNumber("7"), Content);
    private static readonly TransientFailureException Down = new(FailureCode.StorageUnavailable, "It is down.", "Wait.");

    private static readonly Dictionary<string, string> NoAttributes = [];

    private static readonly string NarrateJob =
        SynthesisJobFormat.Write(new SynthesisJob(Harness.Key, Key.Revision, JobKind.Narrate, "c-7"));

    private readonly VirtualPipeline _pipeline = new();
    private readonly DateTimeOffset _start;

    public DeadLetterPathTests() => _start = _pipeline.Time.GetUtcNow();

    [Fact]
    public async Task A_narration_that_could_not_be_finished_in_three_tries()
    {
        await PutAsync();
        _pipeline.Topic.Outage = Down;

        _pipeline.FinishAll();

        var letter = _pipeline.Failure;
        Assert.Equal((DeadLetterKind.FailedInvocation, "FinishNarration", "finish"), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("StorageUnavailable", "It is down. Wait.", false), (letter.ErrorType, letter.ErrorMessage, letter.IsPermanent));
        Assert.Equal((3, _start, _start.AddMinutes(3)), (letter.Attempts, letter.FirstFailedAt, letter.LastFailedAt));
        Assert.Equal((Harness.Key, "c-7"), (letter.Note, letter.CorrelationId));
        Assert.Equal([Key.ToString()], Assert.IsType<DeadLetterContent.Objects>(letter.Content).ObjectKeys);
    }

    [Fact]
    public async Task A_narration_whose_finishing_was_stopped_for_its_time()
    {
        await PutAsync();
        _pipeline.Narrations.Opens = _ => Task.Delay(Timeout.InfiniteTimeSpan, _pipeline.Time);

        _pipeline.FinishAll();

        var letter = _pipeline.Failure;
        Assert.Equal(("FinishNarration", "Sandbox.Timedout", Harness.Key), (letter.Function, letter.ErrorType, letter.Note));
        Assert.Contains("Task timed out after 60.00 seconds", letter.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narration_that_is_unfit()
    {
        await PutAsync(TimeSpan.FromSeconds(0.1));

        _pipeline.FinishAll();

        Assert.Empty(_pipeline.Failures.Peek());
        var letter = Read(Assert.Single(_pipeline.DeadLetters.DeadLetters));
        Assert.Equal((DeadLetterKind.FailedInvocation, "FinishNarration", "finish"), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("AudioCutShort", true, 1), (letter.ErrorType, letter.IsPermanent, letter.Attempts));
        Assert.Equal((_start, _start), (letter.FirstFailedAt, letter.LastFailedAt));
        Assert.Equal((Harness.Key, "c-7"), (letter.Note, letter.CorrelationId));
        Assert.Equal([Key.ToString()], Assert.IsType<DeadLetterContent.Objects>(letter.Content).ObjectKeys);
    }

    [Fact]
    public void A_batch_of_changes_that_could_not_be_planned()
    {
        Append("INSERT", "1");
        Append("INSERT", "2");
        _pipeline.Catalog.Outage = Down;

        _pipeline.PlanAll(retries: 2);

        var letter = _pipeline.Failure;
        var range = Assert.IsType<DeadLetterContent.StreamBatch>(letter.Content).Value;
        Assert.Equal((DeadLetterKind.FailedStreamBatch, "PlanNarrations", "plan"), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("RetryAttemptsExhausted", false, 3), (letter.ErrorType, letter.IsPermanent, letter.Attempts));
        Assert.Equal(("1", "2", 2), (range.FirstSequenceNumber, range.LastSequenceNumber, range.Records));
        Assert.Equal((_start, _start, _start), (range.FirstArrivedAt, range.LastArrivedAt, letter.FirstFailedAt));
        Assert.InRange(letter.LastFailedAt, _start.AddSeconds(3), _start.AddMinutes(1));
        Assert.Null(letter.Note);
    }

    [Theory]
    [InlineData(JobKind.Narrate, "narrate")]
    [InlineData(JobKind.Remove, "remove")]
    public async Task A_job_that_took_its_function_down_each_time(JobKind kind, string step)
    {
        var job = new SynthesisJob(Harness.Key, Key.Revision, kind, "c-7");
        var body = $" {SynthesisJobFormat.Write(job)}\n";
        await SendAsync(body, NoAttributes);
        _pipeline.NarrateNoteHangs = true;

        _pipeline.NarrateAll();

        var letter = _pipeline.Failure;
        Assert.Equal(body, letter.Message.Body);
        Assert.Equal((DeadLetterKind.SynthesisJob, "NarrateNote", step), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("Redriven", false, 0), (letter.ErrorType, letter.IsPermanent, letter.Replays));
        Assert.Equal((Harness.Key, "c-7"), (letter.Note, letter.CorrelationId));
        Assert.InRange(letter.Attempts, 1, 5);
        Assert.InRange(letter.FirstFailedAt, _start, letter.LastFailedAt);
    }

    [Fact]
    public async Task A_job_that_was_replayed_and_took_its_function_down_again()
    {
        var mark = new ReplayMark(2, _start.AddDays(-3));
        await SendAsync(NarrateJob, mark.Write());
        _pipeline.NarrateNoteHangs = true;

        _pipeline.NarrateAll();

        var letter = _pipeline.Failure;
        Assert.Equal(("Redriven", 2, _start.AddDays(-3)), (letter.ErrorType, letter.Replays, letter.FirstFailedAt));
    }

    [Fact]
    public async Task A_job_that_was_replayed_and_fails_for_good_again()
    {
        var mark = new ReplayMark(2, _start.AddDays(-3));
        await WantAsync();
        _pipeline.Notes.Put(Harness.Key, Hello);
        _pipeline.Speech.Fails = _ => new PermanentFailureException(FailureCode.VoiceUnknown, "There is no such voice.", "Choose another.");
        await SendAsync(NarrateJob, mark.Write());

        _pipeline.NarrateAll();

        var letter = Read(Assert.Single(_pipeline.DeadLetters.DeadLetters));
        Assert.Empty(_pipeline.Failures.Peek());
        Assert.Equal((DeadLetterKind.SynthesisJob, "NarrateNote", "narrate"), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("VoiceUnknown", true), (letter.ErrorType, letter.IsPermanent));
        Assert.Equal("There is no such voice. Choose another.", letter.ErrorMessage);
        Assert.Equal((1, 2), (letter.Attempts, letter.Replays));
        Assert.Equal((_start.AddDays(-3), _start), (letter.FirstFailedAt, letter.LastFailedAt));
        Assert.Equal((Harness.Key, "c-7"), (letter.Note, letter.CorrelationId));
    }

    [Fact]
    public async Task A_job_that_failed_at_each_try()
    {
        await WantAsync();
        _pipeline.Notes.Put(Harness.Key, Hello);
        _pipeline.Speech.Fails = _ => new TransientFailureException(FailureCode.SpeechThrottled, "Slow down.", "Wait.");
        await SendAsync(NarrateJob, NoAttributes);

        _pipeline.NarrateAll();

        Assert.Empty(_pipeline.Failures.Peek());
        var letter = Read(Assert.Single(_pipeline.DeadLetters.DeadLetters));
        Assert.Equal(("SpeechThrottled", false, 5, 0), (letter.ErrorType, letter.IsPermanent, letter.Attempts, letter.Replays));
        Assert.Equal(_start, letter.FirstFailedAt);
        Assert.True(letter.LastFailedAt > letter.FirstFailedAt);
    }

    [Fact]
    public async Task A_message_that_is_no_job()
    {
        await SendAsync("🙂 {not a job\n", NoAttributes);

        _pipeline.NarrateAll();

        var letter = Read(Assert.Single(_pipeline.DeadLetters.DeadLetters));
        Assert.Equal("🙂 {not a job\n", letter.Message.Body);
        Assert.Equal((DeadLetterKind.Unknown, "NarrateNote", "narrate"), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("JobUnreadable", true), (letter.ErrorType, letter.IsPermanent));
    }

    [Fact]
    public async Task Changes_that_follow_a_poison_record_of_the_same_note_keep_their_order()
    {
        Append("INSERT");
        Append("RENAME");
        Append("MODIFY");
        Append("MODIFY");

        _pipeline.PlanAll(retries: 10, batchSize: 1);

        Assert.Equal(["1", "3", "4"], _pipeline.Queue.Jobs.Select(job => Number(job.Revision)));
        Assert.Equal("4", Number(await WantedAsync()));
        Assert.Empty(_pipeline.Failures.Peek());
        var letter = Read(Assert.Single(_pipeline.DeadLetters.DeadLetters));
        Assert.Equal((DeadLetterKind.PoisonRecord, "PlanNarrations", "plan"), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("RecordUnreadable", true, 1, Harness.Key), (letter.ErrorType, letter.IsPermanent, letter.Attempts, letter.Note));
        Assert.Equal("2", Number(Assert.IsType<DeadLetterContent.Poison>(letter.Content).Change!.Revision));
        Assert.NotEmpty(letter.CorrelationId);
    }

    [Fact]
    public async Task Changes_that_share_a_batch_with_a_poison_record_which_cannot_be_set_aside_are_planned_all_the_same()
    {
        Append("RENAME");
        Append("MODIFY");
        Append("MODIFY");
        _pipeline.DeadLetters.Outage = Down;
        _pipeline.Catalog.Waits = _ =>
        {
            // The queue comes back a minute later.
            _pipeline.DeadLetters.Outage = _pipeline.Time.GetUtcNow() < _start.AddMinutes(1) ? Down : null;
            return Task.CompletedTask;
        };

        _pipeline.PlanAll(retries: 100);

        Assert.Equal(["3"], _pipeline.Queue.Jobs.Select(job => Number(job.Revision)).Distinct());
        Assert.Equal("3", Number(await WantedAsync()));
        Assert.Single(_pipeline.DeadLetters.DeadLetters);
        Assert.Empty(_pipeline.Failures.Peek());
    }

    private static RecognizedDeadLetter Read(DeadLetter letter) => DeadLetterReader.Read(new DeadLetterMessage
    {
        MessageId = "m",
        Body = letter.Body,
        Attributes = DeadLetterAttributes.Write(letter.Cause),
        SentAt = letter.Cause.LastFailedAt,
    });

    private static string Number(Revision revision) => revision.ToString()[..40].TrimStart('0');

    private void Append(string eventName, string? noteId = null) => _pipeline.Stream.Append(Harness.Key.ToString(), (sequenceNumber, now) =>
    {
        var keys = new Dictionary<string, ItemValue>
        {
            ["UserId"] = ItemValue.FromText(Harness.Key.UserId),
            ["NoteId"] = ItemValue.FromText(noteId ?? Harness.Key.NoteId.Text),
        };
        var json = StreamRecordJson.Write(new ItemChange
        {
            Kind = ItemChangeKind.Insert,
            StreamArn = VirtualPipeline.StreamArn,
            SequenceNumber = sequenceNumber,
            CreatedAt = now,
            Keys = keys,
            NewImage = new Dictionary<string, ItemValue>(keys) { ["Note"] = ItemValue.FromText($"Text {sequenceNumber}.") },
        });
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span).Replace("INSERT", eventName, StringComparison.Ordinal));
    });

    private Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes) =>
        _pipeline.Messages.SendAsync(body, attributes, TestContext.Current.CancellationToken);

    private async Task<Revision> WantedAsync() =>
        (await _pipeline.Catalog.FindAsync(Harness.Key, TestContext.Current.CancellationToken))!.Wanted.Revision;

    private Task<WantResult> WantAsync() =>
        _pipeline.Catalog.WantAsync(Harness.Key, new Wanted(Key.Revision, Content, _start, "c-7"), TestContext.Current.CancellationToken);

    /// <summary>A narration that is wanted and was put into the bucket.</summary>
    private async Task PutAsync(TimeSpan? duration = null)
    {
        await WantAsync();
        _pipeline.Narrations.Put(Key, Mp3Silence.Create(duration ?? TimeSpan.FromSeconds(2)), new NarrationMetadata
        {
            Content = Content,
            VoiceId = "Joanna",
            BilledCharacters = 6,
            Segments = 1,
            ShortestPlausible = TimeSpan.FromSeconds(1),
            CorrelationId = "c-7",
        });
        await _pipeline.Invocations.AcceptAsync(
            ObjectCreatedJson.Write(new ObjectCreated
            {
                Region = "eu-west-1",
                BucketName = "audio",
                Key = Key.ToString(),
                Size = 1_024,
                ETag = "e",
                Sequencer = "01",
                PutAt = _start,
            }),
            TestContext.Current.CancellationToken);
    }
}
