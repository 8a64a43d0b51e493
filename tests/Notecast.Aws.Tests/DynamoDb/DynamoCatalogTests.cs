using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Aws.Tests.DynamoDb;

public sealed class DynamoCatalogTests(MotoServer server) : IAsyncLifetime
{
    private readonly TestHttp _http = new();
    private readonly NoteKey _note = NewNote();
    private AmazonDynamoDBClient _client = null!;
    private string _table = null!;
    private DynamoCatalog _catalog = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = await server.DynamoDbAsync(_http);
        _table = await TestTables.CreateAsync(_client, ScalarAttributeType.S);
        _catalog = new DynamoCatalog(_client, _table);
        _http.Requests.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_table_says_the_status_after_each_step()
    {
        await _catalog.WantAsync(_note, Wanted(1), Cancellation);
        Assert.Equal("pending", await StatusAsync());
        await _catalog.RecordFailureAsync(_note, Failure(1, isFinal: false), Cancellation);
        Assert.Equal("pending", await StatusAsync());
        await _catalog.RecordFailureAsync(_note, Failure(1), Cancellation);
        Assert.Equal("failed", await StatusAsync());
        await _catalog.MarkReadyAsync(_note, Ready(_note, 1), Cancellation);
        Assert.Equal("ready", await StatusAsync());
        await _catalog.WantAsync(_note, Wanted(2), Cancellation);
        Assert.Equal("pending", await StatusAsync());
        await _catalog.WantAsync(_note, Removal(3), Cancellation);
        Assert.Equal("removed", await StatusAsync());
        await _catalog.ForgetReadyAsync(_note, Revision(3), Cancellation);
        Assert.Equal("removed", await StatusAsync());
        await _catalog.WantAsync(_note, Wanted(4), Cancellation);
        Assert.Equal("pending", await StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_leaves_the_status_of_what_is_ready_or_removed(bool isReady)
    {
        await _catalog.WantAsync(_note, isReady ? Wanted(1) : Removal(1), Cancellation);
        if (isReady)
        {
            await _catalog.MarkReadyAsync(_note, Ready(_note, 1), Cancellation);
        }

        Assert.True(await _catalog.RecordFailureAsync(_note, Failure(1), Cancellation));

        Assert.Equal(isReady ? "ready" : "removed", await StatusAsync());
        Assert.Equal(Failure(1), (await _catalog.FindAsync(_note, Cancellation))?.LastFailure);
    }

    [Fact]
    public async Task Only_a_tombstone_expires()
    {
        var expiry = new DateTimeOffset(2126, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await _catalog.WantAsync(_note, Removal(1) with { ExpiresAt = expiry.AddMilliseconds(-1) }, Cancellation);
        Assert.Equal($"{expiry.ToUnixTimeSeconds()}", (await ItemAsync())["ExpiresAt"].N);

        await _catalog.WantAsync(_note, Wanted(2), Cancellation);

        Assert.DoesNotContain("ExpiresAt", (await ItemAsync()).Keys);
    }

    [Fact]
    public async Task Each_operation_is_one_request()
    {
        await _catalog.WantAsync(_note, Wanted(1), Cancellation);
        await _catalog.WantAsync(_note, Wanted(1), Cancellation);
        await _catalog.WantAsync(_note, Wanted(2), Cancellation);
        await _catalog.WantAsync(_note, Wanted(1), Cancellation);
        await _catalog.RecordFailureAsync(_note, Failure(2), Cancellation);
        await _catalog.RecordFailureAsync(_note, Failure(1), Cancellation);
        await _catalog.MarkReadyAsync(_note, Ready(_note, 2), Cancellation);
        await _catalog.MarkReadyAsync(_note, Ready(_note, 1), Cancellation);
        await _catalog.ForgetReadyAsync(_note, Revision(2), Cancellation);
        await _catalog.FindAsync(_note, Cancellation);

        Assert.Equal([.. Enumerable.Repeat("UpdateItem", 9), "GetItem"], _http.Requests);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_ends_as_if_it_had_come()
    {
        _http.LoseAnswer("UpdateItem");
        Assert.Equal(WantOutcome.AlreadyWanted, (await _catalog.WantAsync(_note, Wanted(1), Cancellation)).Outcome);
        _http.LoseAnswer("UpdateItem");
        Assert.True(await _catalog.RecordFailureAsync(_note, Failure(1), Cancellation));
        Assert.Equal("failed", await StatusAsync());
        _http.LoseAnswer("UpdateItem");
        Assert.True(await _catalog.MarkReadyAsync(_note, Ready(_note, 1), Cancellation));

        Assert.Equal(new CatalogEntry(_note, Wanted(1), Ready(_note, 1)), await _catalog.FindAsync(_note, Cancellation));
        await _catalog.WantAsync(_note, Removal(2), Cancellation);
        _http.LoseAnswer("UpdateItem");
        Assert.True(await _catalog.ForgetReadyAsync(_note, Revision(2), Cancellation));
        Assert.Null((await _catalog.FindAsync(_note, Cancellation))?.Ready);
    }

    [Fact]
    public async Task An_item_that_is_not_the_catalogs_is_reported_as_such()
    {
        await _client.PutItemAsync(
            _table,
            new() { ["UserId"] = new AttributeValue(_note.UserId), ["NoteId"] = new AttributeValue(_note.NoteId.Text) },
            Cancellation);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => _catalog.FindAsync(_note, Cancellation));

        Assert.Contains("NoteIdIsNumber", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_named_in_a_transient_failure()
    {
        var catalog = new DynamoCatalog(_client, "no-such-table");

        var exceptions = new[]
        {
            await Assert.ThrowsAsync<TransientFailureException>(() => catalog.FindAsync(_note, Cancellation)),
            await Assert.ThrowsAsync<TransientFailureException>(() => catalog.WantAsync(_note, Wanted(1), Cancellation)),
        };

        Assert.All(exceptions, exception => Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code));
        Assert.All(exceptions, exception => Assert.Contains("table no-such-table", exception.Failure.Reason, StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, AttributeValue>> ItemAsync() => (await _client.GetItemAsync(
        _table,
        new() { ["UserId"] = new AttributeValue(_note.UserId), ["NoteId"] = new AttributeValue(_note.NoteId.Text) },
        consistentRead: true,
        Cancellation)).Item;

    private async Task<string> StatusAsync() => (await ItemAsync())["Status"].S;
}
