using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.DynamoDb;

public sealed class DynamoNoteTableContract(MotoServer server) : NoteTableContract, IAsyncLifetime
{
    private AmazonDynamoDBClient _client = null!;
    private NoteTables _notes = null!;

    protected override INoteTable Notes => _notes;

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

    protected override Task PutNoteAsync(Note note) => _notes.PutAsync(note);

    protected override Task PutNumbersAsync(NoteKey key, IReadOnlyList<string> attributes) =>
        _notes.PutAsync(key, attributes.ToDictionary(name => name, _ => new AttributeValue { N = "5" }));

    protected override Task RemoveNoteAsync(NoteKey key) => _notes.RemoveAsync(key);
}
