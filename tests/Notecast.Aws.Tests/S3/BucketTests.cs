using Notecast.AwsTesting;

namespace Notecast.Aws.Tests.S3;

/// <summary>Tests on a bucket of their own, whose requests are recorded.</summary>
public abstract class BucketTests(MotoServer server) : IAsyncLifetime
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected TestHttp Recorder { get; } = new();

    private protected TestBucket Bucket { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Bucket = await TestBucket.CreateAsync(server, Recorder);
        Recorder.Requests.Clear();
    }

    public ValueTask DisposeAsync()
    {
        Bucket?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
