using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Aws.Tests.S3;

public sealed class S3SegmentCacheTests(MotoServer server) : IAsyncLifetime
{
    private readonly TestHttp _http = new();
    private readonly SegmentKey _key = Samples.Segment("text");
    private TestBucket _bucket = null!;
    private S3SegmentCache _cache = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bucket = await TestBucket.CreateAsync(server, _http);
        _cache = new S3SegmentCache(_bucket.Client, _bucket.Name, TimeProvider.System);
        _http.Requests.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Keeping_is_one_request_and_one_more_when_another_was_first()
    {
        await _cache.KeepAsync(_key, new byte[] { 1 }, Cancellation);
        Assert.Equal(["PUT"], Methods());

        await _cache.KeepAsync(_key, new byte[] { 2 }, Cancellation);
        Assert.Equal(["PUT", "PUT", "GET"], Methods());

        await _cache.ReplaceAsync(_key, new byte[] { 1 }, new byte[] { 3 }, Cancellation);
        Assert.Equal(["PUT", "PUT", "GET", "GET", "PUT"], Methods());
    }

    [Fact]
    public async Task A_segment_whose_answer_is_lost_is_kept()
    {
        _http.LoseAnswer("PUT");

        var kept = await _cache.KeepAsync(_key, new byte[] { 1, 2 }, Cancellation);

        Assert.Equal([1, 2], kept.ToArray());
        Assert.Equal([1, 2], (await _cache.FindAsync(_key, Cancellation))?.ToArray());
    }

    [Fact]
    public async Task A_replacement_whose_answer_is_lost_is_kept()
    {
        await _cache.KeepAsync(_key, new byte[] { 9 }, Cancellation);
        _http.LoseAnswer("PUT");

        var kept = await _cache.ReplaceAsync(_key, new byte[] { 9 }, new byte[] { 1, 2 }, Cancellation);

        Assert.Equal([1, 2], kept.ToArray());
        Assert.Equal([1, 2], (await _cache.FindAsync(_key, Cancellation))?.ToArray());
    }

    [Fact]
    public async Task A_segment_that_comes_and_goes_all_the_time_is_left_to_a_retry()
    {
        await using var scripted = new LoopbackServer(request => request.Method == "PUT"
            ? Answers.XmlError(412, "PreconditionFailed")
            : Answers.XmlError(404, "NoSuchKey"));
        using var client = TestClients.S3At(scripted.Url);
        var cache = new S3SegmentCache(client, "bucket", TimeProvider.System);

        var kept = await Assert.ThrowsAsync<TransientFailureException>(() => cache.KeepAsync(_key, new byte[1], Cancellation));
        var replaced = await Assert.ThrowsAsync<TransientFailureException>(
            () => cache.ReplaceAsync(_key, new byte[1], new byte[2], Cancellation));

        Assert.Contains("changed by others", kept.Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("changed by others", replaced.Failure.Reason, StringComparison.Ordinal);
    }

    private IEnumerable<string> Methods() => _http.Requests.Select(request => request.Split(' ')[0]);
}
