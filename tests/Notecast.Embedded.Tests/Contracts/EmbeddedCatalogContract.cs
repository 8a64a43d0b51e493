using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedCatalogContract : CatalogContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override ICatalog Catalog => _data.Stack.Catalog;

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
