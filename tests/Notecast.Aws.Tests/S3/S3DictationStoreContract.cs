using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.S3;

public sealed class S3DictationStoreContract(MotoServer server) : DictationStoreContract, IAsyncLifetime
{
    private TestBucket _bucket = null!;

    protected override IDictationStore Store => new S3DictationStore(_bucket.Client, _bucket.Name, TimeProvider.System);

    protected override TimeProvider Time => TimeProvider.System;

    public async ValueTask InitializeAsync() => _bucket = await TestBucket.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<TimeSpan> LetTimePassAsync(TimeSpan time) => Task.FromResult(TimeSpan.Zero);
}
