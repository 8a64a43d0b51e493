using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedNarrationScanContract : NarrationScanContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override INarrationStore Store => _data.Stack.Narrations;

    protected override INarrationScan Scan => _data.Stack.NarrationScan;

    protected override Task PutObjectsAsync(IReadOnlyCollection<string> objectKeys)
    {
        var rows = string.Join(", ", objectKeys.Select(key => $"('{key}', 1, 'e', 0, 'c', 'v', 0, 1, 0, 'c')"));
        _data.Execute($"insert into narrations values {rows}");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
