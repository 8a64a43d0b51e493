using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.DynamoDb;

/// <summary>A notes table of either type of note ids: DynamoDB has one type a table.</summary>
internal sealed class NoteTables(IAmazonDynamoDB client, string withStrings, string withNumbers) : INoteTable
{
    public static async Task<NoteTables> CreateAsync(IAmazonDynamoDB client) => new(
        client,
        await TestTables.CreateAsync(client, ScalarAttributeType.S),
        await TestTables.CreateAsync(client, ScalarAttributeType.N));

    /// <summary>A note as an item.</summary>
    public static Dictionary<string, AttributeValue> ItemOf(Note note)
    {
        (string Name, string? Value)[] attributes =
        [
            ("Note", note.Attributes.Text),
            ("TextType", note.Attributes.TextType),
            ("VoiceId", note.Attributes.VoiceId),
            ("Engine", note.Attributes.Engine),
            ("LanguageCode", note.Attributes.LanguageCode),
            ("Title", note.Attributes.Title),
        ];
        return new(
            attributes.Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Name, pair => new AttributeValue { S = pair.Value })
                .Concat(KeyOf(note.Key)));
    }

    public Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken) =>
        new DynamoNoteTable(client, TableOf(key)).FindAsync(key, cancellationToken);

    public Task PutAsync(NoteKey key, Dictionary<string, AttributeValue> attributes) =>
        client.PutItemAsync(TableOf(key), new(attributes.Concat(KeyOf(key))));

    public Task PutAsync(Note note) => client.PutItemAsync(TableOf(note.Key), ItemOf(note));

    public Task RemoveAsync(NoteKey key) => client.DeleteItemAsync(TableOf(key), KeyOf(key));

    private string TableOf(NoteKey key) => key.NoteId.IsNumber ? withNumbers : withStrings;

    private static Dictionary<string, AttributeValue> KeyOf(NoteKey key) => new()
    {
        ["UserId"] = new AttributeValue { S = key.UserId },
        ["NoteId"] = key.NoteId.IsNumber ? new AttributeValue { N = key.NoteId.Text } : new AttributeValue { S = key.NoteId.Text },
    };
}
