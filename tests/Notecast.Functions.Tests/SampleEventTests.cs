using System.Runtime.CompilerServices;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.SQSEvents;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;

namespace Notecast.Functions.Tests;

public sealed class SampleEventTests
{
    private static readonly NoteKey Welcome = new("ada", NoteId.FromString("welcome"));

    private readonly Harness _harness = new();

    [Fact]
    public async Task The_sample_events_of_one_note_make_it_ready_when_they_follow_each_other()
    {
        _harness.Notes.Put(Welcome, new NoteAttributes { Text = "This note was new.", VoiceId = "Joey" });

        var planned = await _harness.PlanNarrations.HandleAsync(
            Harness.Read<DynamoDBEvent, PlanNarrations.EventJsonContext>(Sample("PlanNarrations", "new-note.json")), _harness.Context);
        var narrated = await _harness.NarrateNote.HandleAsync(
            Harness.Read<SQSEvent, NarrateNote.EventJsonContext>(Sample("NarrateNote", "one-job.json")), _harness.Context);
        await _harness.FinishNarration.HandleAsync(
            Harness.Read<S3Event, FinishNarration.EventJsonContext>(Sample("FinishNarration", "object-created-by-put.json")), _harness.Context);

        Assert.Empty(planned.BatchItemFailures);
        Assert.Empty(narrated.BatchItemFailures);
        Assert.Equal(NarrationStatus.Ready, (await _harness.Catalog.FindAsync(Welcome, TestContext.Current.CancellationToken))!.Status);
    }

    [Fact]
    public async Task The_sample_dead_letter_is_the_sample_job_and_goes_back_to_its_queue()
    {
        _harness.Notes.Put(Welcome, new NoteAttributes { Text = "This note was new.", VoiceId = "Joey" });
        await _harness.PlanNarrations.HandleAsync(
            Harness.Read<DynamoDBEvent, PlanNarrations.EventJsonContext>(Sample("PlanNarrations", "new-note.json")), _harness.Context);

        var letters = Harness.Read<SQSEvent, ReplayDeadLetters.EventJsonContext>(Sample("ReplayDeadLetters", "one-dead-letter.json"));
        var replayed = await _harness.ReplayDeadLetters.HandleAsync(letters, _harness.Context);

        Assert.Empty(replayed.BatchItemFailures);
        var (body, mark) = Assert.Single(_harness.Queue.Resent);
        Assert.Equal(letters.Records[0].Body, body);
        Assert.Equal(1, mark.Replays);
    }

    private static string Sample(string function, string file, [CallerFilePath] string thisFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "events", function, file));
}
