using Amazon.DynamoDBv2;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.DynamoDb;

public sealed class DynamoCatalogScanContract(MotoServer server) : CatalogScanContract, IAsyncLifetime
{
    private AmazonDynamoDBClient _client = null!;
    private DynamoCatalog _catalog = null!;

    protected override ICatalog Catalog => _catalog;

    protected override ICatalogScan Scan => _catalog;

    public async ValueTask InitializeAsync()
    {
        _client = await server.DynamoDbAsync();
        _catalog = new DynamoCatalog(_client, await TestTables.CreateAsync(_client, ScalarAttributeType.S));
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }
}
