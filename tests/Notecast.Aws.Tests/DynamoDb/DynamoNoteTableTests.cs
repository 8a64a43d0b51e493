using Amazon.DynamoDBv2;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Aws.Tests.DynamoDb;

public sealed class DynamoNoteTableTests(MotoServer server) : IAsyncLifetime
{
    private AmazonDynamoDBClient _client = null!;
    private NoteTables _notes = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = await server.DynamoDbAsync();
        _notes = await NoteTables.CreateAsync(_client);
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_attribute_of_type_null_counts_as_absent()
    {
        var key = Samples.NewNote();
        await _notes.PutAsync(key, new() { ["Note"] = new() { S = "a" }, ["VoiceId"] = new() { NULL = true }, ["Title"] = new() { NULL = true } });

        Assert.Equal(new Note(key, new NoteAttributes { Text = "a" }), await _notes.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task Attributes_of_every_other_type_are_named()
    {
        var key = Samples.NewNote();
        await _notes.PutAsync(key, new()
        {
            ["Note"] = new() { L = [new() { S = "a" }] },
            ["TextType"] = new() { SS = ["ssml"] },
            ["VoiceId"] = new() { BOOL = false },
            ["Engine"] = new() { M = new() { ["a"] = new() { S = "b" } } },
            ["LanguageCode"] = new() { B = new MemoryStream([1]) },
        });

        var note = await _notes.FindAsync(key, Cancellation);

        Assert.Equal("Note,TextType,VoiceId,Engine,LanguageCode", note?.Attributes.NotStrings);
    }

    [Fact]
    public async Task Attributes_that_clients_keep_for_themselves_are_left_out()
    {
        var key = Samples.NewNote();
        await _notes.PutAsync(key, new() { ["Note"] = new() { S = "a" }, ["Colour"] = new() { S = "red" }, ["Tags"] = new() { SS = ["b"] } });

        Assert.Equal(new Note(key, new NoteAttributes { Text = "a" }), await _notes.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task After_a_scan_an_id_that_does_not_know_to_be_a_number_finds_its_note()
    {
        var table = await TestTables.CreateAsync(_client, ScalarAttributeType.N);
        var note = new Note(new NoteKey("me", NoteId.FromNumber("42")), new NoteAttributes { Text = "a" });
        await TestTables.PutAsync(_client, table, [NoteTables.ItemOf(note)]);
        var notes = new DynamoNoteTable(_client, table);
        Assert.Single(await notes.ReadPagesAsync(0, 1, Cancellation).ToListAsync(Cancellation));

        var found = await notes.FindAsync(new NoteKey("me", NoteId.FromString("42")), Cancellation);

        Assert.Equal(note, found);
        Assert.True(found?.Key.NoteId.IsNumber);
        Assert.Null(await notes.FindAsync(new NoteKey("me", NoteId.FromString("no number")), Cancellation));
    }

    [Fact]
    public async Task A_table_that_is_not_the_notes_is_named_before_anything_is_said_to_be_missing()
    {
        var other = $"table-{Guid.NewGuid():N}";
        await _client.CreateTableAsync(
            other,
            [new Amazon.DynamoDBv2.Model.KeySchemaElement("Id", KeyType.HASH)],
            [new Amazon.DynamoDBv2.Model.AttributeDefinition("Id", ScalarAttributeType.S)],
            new Amazon.DynamoDBv2.Model.ProvisionedThroughput(1, 1),
            Cancellation);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(
            () => new DynamoNoteTable(_client, other).FindExistingAsync([Samples.NewNote()], Cancellation));

        Assert.Contains(other, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_named_in_a_transient_failure()
    {
        var notes = new DynamoNoteTable(_client, "no-such-table");

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => notes.FindAsync(Samples.NewNote(), Cancellation));

        Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
        Assert.StartsWith(
            "GetItem on the table no-such-table failed: ResourceNotFoundException (HTTP 400, request ", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("name", exception.Failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_the_caller_stops_is_cancelled_and_not_a_failure()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _notes.FindAsync(Samples.NewNote(), stop.Token));
    }
}
