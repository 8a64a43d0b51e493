using Amazon.S3.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.S3;

public sealed class S3AuditLogContract(MotoServer server) : AuditLogContract, IAsyncLifetime
{
    private TestBucket _bucket = null!;

    public async ValueTask InitializeAsync() => _bucket = await TestBucket.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override IAuditLog OpenLog() => new S3AuditLog(_bucket.Client, _bucket.Name, TimeProvider.System);

    protected override async Task<IReadOnlyList<string>> ReadEntriesAsync()
    {
        var entries = new List<string>();
        var page = await _bucket.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket.Name });
        foreach (var stored in page.S3Objects)
        {
            using var answer = await _bucket.Client.GetObjectAsync(_bucket.Name, stored.Key);
            using var reader = new StreamReader(answer.ResponseStream);
            entries.AddRange((await reader.ReadToEndAsync()).TrimEnd('\n'));
        }

        return entries;
    }
}
