using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.S3;

public sealed class S3AudioLinksContract(MotoServer server) : AudioLinksContract, IAsyncLifetime
{
    private static readonly HttpClient Http = new();
    private TestBucket _bucket = null!;

    protected override IAudioLinks Links => new S3AudioLinks(_bucket.Client, _bucket.Name);

    protected override IDictationStore Dictations => new S3DictationStore(_bucket.Client, _bucket.Name, TimeProvider.System);

    public async ValueTask InitializeAsync() => _bucket = await TestBucket.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<byte[]> FetchAsync(Uri link) => Http.GetByteArrayAsync(link, TestContext.Current.CancellationToken);
}
