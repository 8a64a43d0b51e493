using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedCatalogScanContract : CatalogScanContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override ICatalog Catalog => _data.Stack.Catalog;

    protected override ICatalogScan Scan => _data.Stack.CatalogScan;

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
