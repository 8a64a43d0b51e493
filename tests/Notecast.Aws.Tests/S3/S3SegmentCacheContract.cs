using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.S3;

public sealed class S3SegmentCacheContract(MotoServer server) : SegmentCacheContract, IAsyncLifetime
{
    private TestBucket _bucket = null!;

    protected override ISegmentCache Segments => new S3SegmentCache(_bucket.Client, _bucket.Name, TimeProvider.System);

    public async ValueTask InitializeAsync() => _bucket = await TestBucket.CreateAsync(server, new TestHttp { WritesOneByOne = true });

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }
}
