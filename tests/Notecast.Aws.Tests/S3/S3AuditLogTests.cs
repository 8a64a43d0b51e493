using Microsoft.Extensions.Time.Testing;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Auditing;
using Notecast.Domain.Narrations;

namespace Notecast.Aws.Tests.S3;

public sealed class S3AuditLogTests(MotoServer server) : IAsyncLifetime
{
    private static readonly AuditEntry Entry = new(Samples.Noon, "me@machine", "replay", ["id-1"], "");

    private TestBucket _bucket = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bucket = await TestBucket.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_entry_is_a_line_of_JSON_in_the_folder_of_its_day()
    {
        var log = LogAt(new DateTimeOffset(2026, 3, 4, 23, 2, 3, 4, TimeSpan.Zero));

        await log.AppendAsync(Entry, Cancellation);

        var key = Assert.Single(await KeysAsync());
        Assert.Matches(@"^operations/audit/2026/03/04/230203\.0040000-[0-9a-f]{32}\.json$", key);
        Assert.StartsWith(log.Place, $"s3://{_bucket.Name}/{key}", StringComparison.Ordinal);
        using var stored = await _bucket.Client.GetObjectAsync(_bucket.Name, key, Cancellation);
        using var reader = new StreamReader(stored.ResponseStream);
        Assert.Equal($"{AuditEntryFormat.Write(Entry)}\n", await reader.ReadToEndAsync(Cancellation));
        Assert.Equal("application/json", stored.Headers.ContentType);
    }

    [Fact]
    public async Task Entries_of_one_moment_have_objects_of_their_own_that_are_no_narrations()
    {
        var log = LogAt(Samples.Noon);

        await log.AppendAsync(Entry, Cancellation);
        await log.AppendAsync(Entry, Cancellation);

        Assert.Equal(2, (await KeysAsync()).Count);
        Assert.All(await KeysAsync(), key => Assert.False(NarrationKey.TryParse(key, out _)));
        var narrations = new S3NarrationStore(_bucket.Client, _bucket.Name, TimeProvider.System);
        Assert.Empty(await narrations.ReadPagesAsync(Cancellation).ToListAsync(Cancellation));
    }

    private S3AuditLog LogAt(DateTimeOffset time) => new(_bucket.Client, _bucket.Name, new FakeTimeProvider(time));

    private async Task<List<string>> KeysAsync() =>
        [.. (await _bucket.Client.ListObjectsAsync(_bucket.Name, Cancellation)).S3Objects.Select(stored => stored.Key)];
}
