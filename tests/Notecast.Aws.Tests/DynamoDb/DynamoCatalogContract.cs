using Amazon.DynamoDBv2;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.DynamoDb;

public sealed class DynamoCatalogContract(MotoServer server) : CatalogContract, IAsyncLifetime
{
    private AmazonDynamoDBClient _client = null!;
    private string _table = null!;

    protected override ICatalog Catalog => new DynamoCatalog(_client, _table);

    public async ValueTask InitializeAsync()
    {
        _client = await server.DynamoDbAsync(new TestHttp { WritesOneByOne = true });
        _table = await TestTables.CreateAsync(_client, ScalarAttributeType.S);
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }
}
