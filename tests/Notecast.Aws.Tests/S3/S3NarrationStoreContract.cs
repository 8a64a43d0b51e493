using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.S3;

public sealed class S3NarrationStoreContract(MotoServer server) : NarrationStoreContract, IAsyncLifetime
{
    private TestBucket _bucket = null!;
    private BucketEvents _events = null!;

    protected override INarrationStore Store => new S3NarrationStore(_bucket.Client, _bucket.Name, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        _bucket = await TestBucket.CreateAsync(server);
        _events = await BucketEvents.ListenAsync(server, _bucket);
    }

    public ValueTask DisposeAsync()
    {
        _events?.Dispose();
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<IReadOnlyList<string>> ReceiveCreatedKeysAsync() => _events.ReceiveKeysAsync();
}
