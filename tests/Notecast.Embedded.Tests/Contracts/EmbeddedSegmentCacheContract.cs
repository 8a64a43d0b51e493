using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedSegmentCacheContract : SegmentCacheContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override ISegmentCache Segments => _data.Stack.Segments;

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
