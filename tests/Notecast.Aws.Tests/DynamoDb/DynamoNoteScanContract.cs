using Amazon.DynamoDBv2;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.DynamoDb;

public sealed class DynamoNoteScanContract(MotoServer server) : NoteScanContract, IAsyncLifetime
{
    private AmazonDynamoDBClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await server.DynamoDbAsync();

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<INoteScan> CreateAsync(IReadOnlyList<Note> notes)
    {
        var hasNumbers = notes is [{ Key.NoteId.IsNumber: true }, ..];
        var table = await TestTables.CreateAsync(_client, hasNumbers ? ScalarAttributeType.N : ScalarAttributeType.S);
        await TestTables.PutAsync(_client, table, notes.Select(NoteTables.ItemOf));
        return new DynamoNoteTable(_client, table);
    }
}
