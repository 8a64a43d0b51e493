using Amazon.Lambda.DynamoDBEvents;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;
using Notecast.Functions.PlanNarrations;

namespace Notecast.Functions.Tests;

public sealed class PlanNarrationsTests
{
    private const string Keys = """{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}""";
    private const string Image = """{"UserId":{"S":"ann"},"NoteId":{"S":"1"},"Note":{"S":"Hello, secret."},"VoiceId":{"S":"Joey"}}""";
    private static readonly NoteKey Ann = new("ann", NoteId.FromString("1"));

    private readonly Harness _harness = new();

    [Fact]
    public async Task An_inserted_note_is_planned_and_the_batch_succeeds()
    {
        Assert.Equal("""{"batchItemFailures":[]}""", await HandleAsync(Record("INSERT", "111", newImage: Image)));

        var job = Assert.Single(_harness.Queue.Jobs);
        Assert.Equal((Ann, JobKind.Narrate, "event-111"), (job.Note, job.Kind, job.CorrelationId));
    }

    [Fact]
    public async Task A_removed_note_is_planned_for_removal()
    {
        await HandleAsync(Record("REMOVE", "112", oldImage: Image));

        Assert.Equal(JobKind.Remove, Assert.Single(_harness.Queue.Jobs).Kind);
        Assert.Equal(NarrationStatus.Removed, (await _harness.Catalog.FindAsync(Ann, TestContext.Current.CancellationToken))!.Status);
    }

    [Fact]
    public async Task A_change_that_alters_nothing_spoken_is_skipped()
    {
        await HandleAsync(Record("MODIFY", "113", oldImage: Image, newImage: Image.Replace("Hello, secret.", " Hello, secret. ", StringComparison.Ordinal)));

        Assert.Empty(_harness.Queue.Jobs);
    }

    [Fact]
    public async Task A_numeric_note_id_stays_a_number()
    {
        await HandleAsync(Record("INSERT", "114", keys: """{"UserId":{"S":"ann"},"NoteId":{"N":"2"}}""", newImage: Image));

        var noteId = Assert.Single(_harness.Queue.Jobs).Note.NoteId;
        Assert.Equal(("2", true), (noteId.Text, noteId.IsNumber));
    }

    [Theory]
    [InlineData("""{"Note":{"N":"5"}}""")]
    [InlineData("""{"Note":{"S":"Hello."},"VoiceId":{"L":[]}}""")]
    [InlineData("""{"Note":{"NULL":true}}""")]
    [InlineData("{}")]
    public async Task A_note_with_odd_attributes_is_planned_all_the_same_and_judged_when_it_is_narrated(string image)
    {
        await HandleAsync(Record("INSERT", "115", newImage: image));

        Assert.Single(_harness.Queue.Jobs);
        Assert.Empty(_harness.DeadLetters.DeadLetters);
    }

    [Fact]
    public async Task A_title_of_another_type_is_no_change_of_what_is_spoken()
    {
        var titled = Image.Replace("\"VoiceId\"", "\"Title\":{\"N\":\"5\"},\"VoiceId\"", StringComparison.Ordinal);

        await HandleAsync(Record("MODIFY", "115", oldImage: Image, newImage: titled));

        Assert.Empty(_harness.Queue.Jobs);
    }

    [Theory]
    [InlineData("""{"eventID":"e","eventName":"INSERT"}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","dynamodb":{"SequenceNumber":"116"}}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","dynamodb":{"SequenceNumber":"116","Keys":{"Id":{"S":"x"}}}}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","dynamodb":{"SequenceNumber":"116","Keys":{"UserId":{"N":"1"},"NoteId":{"S":"1"}}}}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","dynamodb":{"SequenceNumber":"116","Keys":{"UserId":{"S":"u"},"NoteId":{"B":"AA=="}}}}""")]
    [InlineData("""{"eventID":"e","eventName":"UPSERT","dynamodb":{"SequenceNumber":"116","Keys":{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}}}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","dynamodb":{"SequenceNumber":"x","Keys":{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}}}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","dynamodb":{"Keys":{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}}}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","eventVersion":"2.0","dynamodb":{"SequenceNumber":"116","Keys":{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}}}""")]
    [InlineData("""{"eventID":"e","eventName":"INSERT","eventSource":"aws:kinesis","dynamodb":{"SequenceNumber":"116","Keys":{"UserId":{"S":"ann"},"NoteId":{"S":"1"}}}}""")]
    [InlineData("null")]
    public async Task A_poison_record_is_set_aside_and_the_others_are_planned(string poison)
    {
        Assert.Equal("""{"batchItemFailures":[]}""", await HandleAsync(poison, Record("INSERT", "117", newImage: Image)));

        var letter = Assert.Single(_harness.DeadLetters.DeadLetters);
        Assert.Equal((FailureCode.RecordUnreadable, true), (letter.Cause.Failure.Code, letter.Cause.Failure.IsPermanent));
        Assert.StartsWith("""{"poisonRecord":{""", letter.Body, StringComparison.Ordinal);
        Assert.Single(_harness.Queue.Jobs);
    }

    [Fact]
    public async Task The_dead_letter_of_a_poison_record_has_its_keys_and_settings_but_nothing_that_people_wrote()
    {
        var poison = Record("UPSERT", "118", keys: """{"Id":{"N":"7"},"UserId":{"S":"ann"}}""", newImage: Image.Replace(
            "\"VoiceId\"",
            """
            "Title":{"S":"My secret"},"Summary":{"S":"secret"},"Tags":{"SS":["secret"]},"Draft":{"M":{"VoiceId":{"S":"secret"}}},
            "Engine":{"M":{"Note":{"S":"secret"},"LanguageCode":{"L":[{"S":"de-DE"},null]}}},"LanguageCode":null,"VoiceId"
            """,
            StringComparison.Ordinal));

        Assert.Equal("""{"batchItemFailures":[]}""", await HandleAsync(poison));

        var body = Assert.Single(_harness.DeadLetters.DeadLetters).Body;
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Contains("\"SequenceNumber\":\"118\"", body, StringComparison.Ordinal);
        Assert.Contains("\"ApproximateCreationDateTime\":1772366400", body, StringComparison.Ordinal);
        Assert.Contains("\"Keys\":{\"Id\":{\"N\":\"7\"},\"UserId\":{\"S\":\"ann\"}}", body, StringComparison.Ordinal);
        Assert.Contains("\"VoiceId\":{\"S\":\"Joey\"}", body, StringComparison.Ordinal);
        Assert.Contains("\"Engine\":{\"M\":{\"LanguageCode\":{\"L\":[{\"S\":\"de-DE\"},null]}}}", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dead_letter_of_a_poison_record_says_that_the_table_itself_removed_the_item()
    {
        const string Service = """
            "userIdentity":{"principalId":"dynamodb.amazonaws.com","type":"Service"}
            """;

        await HandleAsync(Record("UPSERT", "118").Replace("\"awsRegion\"", $"{Service},\"awsRegion\"", StringComparison.Ordinal));

        Assert.Contains(Service, Assert.Single(_harness.DeadLetters.DeadLetters).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('日')]
    [InlineData('\u0001')]
    [InlineData('"')]
    public async Task The_dead_letter_of_a_poison_record_fits_into_a_message_whatever_its_settings_are(char letter)
    {
        const int MaxMessageBytes = 1024 * 1024;
        var image = $$$"""{"VoiceId":{"S":{{{System.Text.Json.JsonSerializer.Serialize(new string(letter, 130_000))}}}}}""";

        Assert.Equal("""{"batchItemFailures":[]}""", await HandleAsync(Record("UPSERT", "118", oldImage: image, newImage: image)));

        var body = Assert.Single(_harness.DeadLetters.DeadLetters).Body;
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(body), 1, MaxMessageBytes / 4);
    }

    [Fact]
    public async Task A_poison_record_that_cannot_be_set_aside_is_delivered_again()
    {
        _harness.DeadLetters.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"119"}]}""", await HandleAsync(Record("UPSERT", "119"), Record("INSERT", "120", newImage: Image)));
    }

    [Fact]
    public async Task A_record_without_anything_that_cannot_be_set_aside_fails_the_batch_but_the_others_are_planned()
    {
        _harness.DeadLetters.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":""}]}""", await HandleAsync("null", Record("INSERT", "120", newImage: Image)));

        Assert.Single(_harness.Queue.Jobs);
    }

    [Fact]
    public async Task A_record_whose_job_cannot_be_sent_is_delivered_again()
    {
        _harness.Queue.Refuses = _ => true;

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"121"}]}""", await HandleAsync(Record("INSERT", "121", newImage: Image)));
    }

    [Fact]
    public async Task A_record_that_runs_into_the_deadline_is_named_before_the_time_is_over()
    {
        _harness.Catalog.Waits = token => Task.Delay(Timeout.InfiniteTimeSpan, _harness.Time, token);
        var answer = HandleAsync(Record("INSERT", "122", newImage: Image));

        _harness.Time.Advance(_harness.Context.RemainingTime - TimeSpan.FromMilliseconds(500));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"122"}]}""", await answer.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("\"eventVersion\":\"1.1\",", "")]
    [InlineData("\"eventVersion\":\"1.1\"", "\"eventVersion\":\"1.9\",\"added\":{}")]
    [InlineData("\"eventSource\":\"aws:dynamodb\",", "")]
    public async Task A_record_that_lacks_or_adds_what_does_not_matter_is_planned(string part, string replacement)
    {
        await HandleAsync(Record("INSERT", "111", newImage: Image).Replace(part, replacement, StringComparison.Ordinal));

        Assert.Single(_harness.Queue.Jobs);
        Assert.Empty(_harness.DeadLetters.DeadLetters);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Records":[]}""")]
    public async Task An_event_without_records_is_done(string json)
    {
        Assert.Equal("""{"batchItemFailures":[]}""", await HandleEventAsync(json));
    }

    private static string Record(string eventName, string sequenceNumber, string keys = Keys, string? oldImage = null, string? newImage = null) =>
        $$$"""
        {"eventID":"event-{{{sequenceNumber}}}","eventName":"{{{eventName}}}","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-1",
         "eventSourceARN":"arn:aws:dynamodb:us-east-1:000000000000:table/notes/stream/2026-01-01T00:00:00.000",
         "dynamodb":{"ApproximateCreationDateTime":1772366400,"Keys":{{{keys}}},"SequenceNumber":"{{{sequenceNumber}}}","SizeBytes":26,
         {{{(oldImage is null ? "" : $"\"OldImage\":{oldImage},")}}}{{{(newImage is null ? "" : $"\"NewImage\":{newImage},")}}}"StreamViewType":"NEW_AND_OLD_IMAGES"}}
        """;

    private Task<string> HandleAsync(params string[] records) => HandleEventAsync($$"""{"Records":[{{string.Join(',', records)}}]}""");

    private async Task<string> HandleEventAsync(string json)
    {
        var response = await _harness.PlanNarrations.HandleAsync(Harness.Read<DynamoDBEvent, EventJsonContext>(json), _harness.Context);
        return Harness.Write<StreamsEventResponse, EventJsonContext>(response);
    }
}
