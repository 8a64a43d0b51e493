using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting;

namespace Notecast.Functions.Tests;

/// <summary>A table for the records of Powertools, on a local server.</summary>
internal sealed class IdempotencyTable : IDisposable
{
    private IdempotencyTable(AmazonDynamoDBClient client, string name)
    {
        Client = client;
        Name = name;
    }

    public AmazonDynamoDBClient Client { get; }

    public string Name { get; }

    public static async Task<IdempotencyTable> CreateAsync(MotoServer server)
    {
        var client = new AmazonDynamoDBClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonDynamoDBConfig()));
        var name = $"idempotency-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return new IdempotencyTable(client, name);
    }

    /// <summary>How many records there are.</summary>
    public async Task<int> CountAsync() => (await ScanAsync()).Count;

    /// <summary>Powertools reads the system's clock, so the records are moved into the past instead.</summary>
    public async Task LetTimePassAsync(TimeSpan time)
    {
        foreach (var item in await ScanAsync())
        {
            Earlier(item, "expiration", (long)time.TotalSeconds);
            Earlier(item, "in_progress_expiration", (long)time.TotalMilliseconds);
            await Client.PutItemAsync(Name, item, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Client.Dispose();

    private async Task<List<Dictionary<string, AttributeValue>>> ScanAsync()
    {
        var request = new ScanRequest { TableName = Name, ConsistentRead = true };
        return (await Client.ScanAsync(request, TestContext.Current.CancellationToken)).Items;
    }

    private static void Earlier(Dictionary<string, AttributeValue> item, string name, long by)
    {
        if (item.TryGetValue(name, out var value))
        {
            var moved = long.Parse(value.N, CultureInfo.InvariantCulture) - by;
            item[name] = new AttributeValue { N = moved.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
