using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Notecast.Aws.Tests.DynamoDb;

internal static class TestTables
{
    /// <summary>Makes an empty table with the keys <c>UserId</c> (S) and <c>NoteId</c>.</summary>
    public static async Task<string> CreateAsync(IAmazonDynamoDB client, ScalarAttributeType noteIdType)
    {
        var name = $"table-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new KeySchemaElement("UserId", KeyType.HASH), new KeySchemaElement("NoteId", KeyType.RANGE)],
            AttributeDefinitions = [new AttributeDefinition("UserId", ScalarAttributeType.S), new AttributeDefinition("NoteId", noteIdType)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return name;
    }

    /// <summary>Puts items, as many at once as a request takes.</summary>
    public static async Task PutAsync(IAmazonDynamoDB client, string table, IEnumerable<Dictionary<string, AttributeValue>> items)
    {
        foreach (var some in items.Chunk(25))
        {
            await client.BatchWriteItemAsync(new BatchWriteItemRequest
            {
                RequestItems = new() { [table] = [.. some.Select(item => new WriteRequest(new PutRequest(item)))] },
            });
        }
    }
}
