using Amazon.S3.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.S3;

public sealed class S3NarrationScanContract(MotoServer server) : NarrationScanContract, IAsyncLifetime
{
    private TestBucket _bucket = null!;

    protected override INarrationStore Store => new S3NarrationStore(_bucket.Client, _bucket.Name, TimeProvider.System);

    protected override INarrationScan Scan => new S3NarrationStore(_bucket.Client, _bucket.Name, TimeProvider.System);

    public async ValueTask InitializeAsync() => _bucket = await TestBucket.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task PutObjectsAsync(IReadOnlyCollection<string> objectKeys)
    {
        foreach (var key in objectKeys)
        {
            await _bucket.Client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket.Name, Key = key, ContentBody = "audio" });
        }
    }
}
