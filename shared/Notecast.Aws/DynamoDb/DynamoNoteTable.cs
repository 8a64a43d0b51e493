using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The notes table on DynamoDB.</summary>
public sealed class DynamoNoteTable : INoteTable
{
    private const string UserIdName = "UserId";
    private const string NoteIdName = "NoteId";

    /// <summary>The key is asked for too: an item that has nothing else would look like none.</summary>
    private static readonly string[] Asked = [NoteIdName, "Note", "TextType", "VoiceId", "Engine", "LanguageCode", "Title"];

    private readonly IAmazonDynamoDB _client;
    private readonly string _tableName;
    private readonly AwsTarget _table;

    /// <summary>The notes in the table <paramref name="tableName"/>: hash key <c>UserId</c> (S), range key <c>NoteId</c> (S or N).</summary>
    public DynamoNoteTable(IAmazonDynamoDB client, string tableName)
    {
        _client = client;
        _tableName = tableName;
        _table = new AwsTarget($"table {tableName}");
    }

    /// <inheritdoc/>
    /// <remarks>One consistent <c>GetItem</c>.</remarks>
    public async Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = _tableName,
            Key = new() { [UserIdName] = new AttributeValue { S = key.UserId }, [NoteIdName] = IdOf(key.NoteId) },
            ConsistentRead = true,
            ProjectionExpression = string.Join(',', Asked.Select(name => $"#{name}")),
            ExpressionAttributeNames = Asked.ToDictionary(name => $"#{name}"),
        };
        var response = await _table.CallAsync("GetItem", token => _client.GetItemAsync(request, token), cancellationToken);
        return response.Item is { Count: > 0 } item ? new Note(key, Read(item)) : null;
    }

    private static AttributeValue IdOf(NoteId id) => id.IsNumber ? new AttributeValue { N = id.Text } : new AttributeValue { S = id.Text };

    private static NoteAttributes Read(Dictionary<string, AttributeValue> item)
    {
        var notStrings = new List<string>();
        string? Spoken(string name)
        {
            if (!item.TryGetValue(name, out var value) || value.NULL == true)
            {
                return null;
            }

            if (value.S is null)
            {
                notStrings.Add(name);
            }

            return value.S;
        }

        return new NoteAttributes
        {
            Text = Spoken("Note"),
            TextType = Spoken("TextType"),
            VoiceId = Spoken("VoiceId"),
            Engine = Spoken("Engine"),
            LanguageCode = Spoken("LanguageCode"),
            Title = item.GetValueOrDefault("Title")?.S,
            NotStrings = string.Join(',', notStrings),
        };
    }
}
