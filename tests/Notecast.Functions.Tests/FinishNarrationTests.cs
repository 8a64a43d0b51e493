using System.Text.Json;
using Amazon.Lambda.S3Events;
using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Functions.FinishNarration;

namespace Notecast.Functions.Tests;

public sealed class FinishNarrationTests
{
    private static readonly ContentHash Content = SpokenContent.Of(new NoteAttributes { Text = "Hello." }).Hash;
    private static readonly NarrationKey Key = new(Harness.Key, Revision.FromSequenceNumber("7"), Content);

    private readonly Harness _harness = new();

    [Fact]
    public async Task A_put_narration_becomes_ready_though_its_key_is_encoded_once_more_on_the_wire()
    {
        await PutAsync(TimeSpan.FromSeconds(2));

        await HandleAsync(ObjectCreated(Key));

        var entry = await _harness.Catalog.FindAsync(Harness.Key, TestContext.Current.CancellationToken);
        Assert.Equal((NarrationStatus.Ready, Key), (entry!.Status, entry.Ready!.Key));
        Assert.Equal("c-7", Assert.Single(_harness.Topic.Messages).CorrelationId);
    }

    [Fact]
    public async Task An_unfit_narration_is_a_dead_letter_at_once_in_the_shape_of_a_failed_invocation()
    {
        await PutAsync(TimeSpan.FromSeconds(0.1));

        await HandleAsync(ObjectCreated(Key));

        var letter = Assert.Single(_harness.DeadLetters.DeadLetters);
        Assert.Equal((FailureCode.AudioCutShort, "c-7"), (letter.Cause.Failure.Code, letter.Cause.CorrelationId));
        using var body = JsonDocument.Parse(letter.Body);
        Assert.Equal("PermanentFailure", body.RootElement.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal("PermanentFailureException", body.RootElement.GetProperty("responsePayload").GetProperty("errorType").GetString());
        var replayed = Harness.Read<S3Event, EventJsonContext>(body.RootElement.GetProperty("requestPayload").GetRawText());
        Assert.Equal(Key.ToString(), Assert.Single(replayed.Records).S3.Object.KeyDecoded);
        Assert.Equal(1234, replayed.Records[0].S3.Object.Size);
    }

    [Fact]
    public async Task A_transient_failure_fails_the_invocation_so_that_Lambda_tries_again()
    {
        await PutAsync(TimeSpan.FromSeconds(2));
        _harness.Topic.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        var exception = await Assert.ThrowsAsync<InvocationFailedException>(() => HandleAsync(ObjectCreated(Key)));

        Assert.Equal("StorageUnavailable: Down. Wait. (correlation c-7)", exception.Message);
        Assert.Empty(_harness.DeadLetters.DeadLetters);
    }

    [Fact]
    public async Task A_record_that_fails_does_not_hold_up_the_others_of_its_event()
    {
        await PutAsync(TimeSpan.FromSeconds(2));
        var unknown = new NarrationKey(new NoteKey("bob", NoteId.FromString("1")), Revision.FromSequenceNumber("9"), Content);
        var both = ObjectCreated(unknown)[..^2] + "," + ObjectCreated(Key)["{\"Records\":[".Length..];

        await Assert.ThrowsAsync<InvocationFailedException>(() => HandleAsync(both));

        Assert.Single(_harness.Topic.Messages);
    }

    [Fact]
    public async Task An_event_of_an_unknown_version_is_a_dead_letter_and_not_guessed_about()
    {
        await PutAsync(TimeSpan.FromSeconds(2));

        await HandleAsync(ObjectCreated(Key).Replace("\"eventVersion\":\"2.1\"", "\"eventVersion\":\"3.0\"", StringComparison.Ordinal));

        Assert.Equal(FailureCode.RecordUnreadable, Assert.Single(_harness.DeadLetters.DeadLetters).Cause.Failure.Code);
        Assert.Empty(_harness.Topic.Messages);
    }

    [Fact]
    public async Task An_event_of_a_later_minor_version_is_finished()
    {
        await PutAsync(TimeSpan.FromSeconds(2));

        await HandleAsync(ObjectCreated(Key).Replace("\"eventVersion\":\"2.1\"", "\"eventVersion\":\"2.4\"", StringComparison.Ordinal));

        Assert.Single(_harness.Topic.Messages);
    }

    [Fact]
    public async Task An_event_of_a_removed_object_is_skipped()
    {
        await PutAsync(TimeSpan.FromSeconds(2));

        await HandleAsync(ObjectCreated(Key).Replace("ObjectCreated:Put", "ObjectRemoved:Delete", StringComparison.Ordinal));

        Assert.Empty(_harness.Topic.Messages);
        Assert.Empty(_harness.DeadLetters.DeadLetters);
    }

    [Theory]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-03-01T12:00:00.000Z","Bucket":"audio","RequestId":"R","HostId":"H"}""")]
    [InlineData("{}")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put"}]}""")]
    [InlineData("""{"Records":[null]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"object":{"key":"holiday/photo+1.jpg"}}}]}""")]
    public async Task An_event_that_names_no_narration_is_skipped(string json)
    {
        await HandleAsync(json);

        Assert.Empty(_harness.Topic.Messages);
        Assert.Empty(_harness.DeadLetters.DeadLetters);
    }

    private async Task PutAsync(TimeSpan duration)
    {
        var wanted = new Wanted(Key.Revision, Content, _harness.Time.GetUtcNow(), "c-7");
        await _harness.Catalog.WantAsync(Harness.Key, wanted, TestContext.Current.CancellationToken);
        _harness.Narrations.Put(Key, Mp3Silence.Create(duration), new NarrationMetadata
        {
            Content = Content,
            VoiceId = "Joanna",
            BilledCharacters = 6,
            Segments = 1,
            ShortestPlausible = TimeSpan.FromSeconds(1),
            CorrelationId = "c-7",
        });
    }

    private static string ObjectCreated(NarrationKey key) =>
        $$$$"""
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2026-03-01T12:00:00.000Z","eventName":"ObjectCreated:Put",
         "s3":{"s3SchemaVersion":"1.0","bucket":{"name":"audio","arn":"arn:aws:s3:::audio"},
         "object":{"key":"{{{{Uri.EscapeDataString(key.ToString()).Replace("%2F", "/", StringComparison.Ordinal)}}}}","size":1234,"eTag":"e","sequencer":"0A"}}}]}
        """;

    private Task HandleAsync(string json) => _harness.FinishNarration.HandleAsync(Harness.Read<S3Event, EventJsonContext>(json), _harness.Context);
}
