using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Notecast.AwsPackages.Tests.DynamoDb;

internal static class IdempotencyTables
{
    /// <summary>Makes an empty table with the hash key <c>id</c>.</summary>
    public static async Task<string> CreateAsync(AmazonDynamoDBClient client)
    {
        var name = $"idempotency-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return name;
    }
}
