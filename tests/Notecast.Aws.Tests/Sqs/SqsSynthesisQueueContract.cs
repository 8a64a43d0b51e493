using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Sqs;

public sealed class SqsSynthesisQueueContract(MotoServer server) : SynthesisQueueContract, IAsyncLifetime
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    private TestQueue _queue = null!;
    private TimeSpan _patience;

    protected override ISynthesisQueue Queue => new SqsSynthesisQueue(_queue.Client, _queue.Url);

    public async ValueTask InitializeAsync() => _queue = await TestQueue.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _queue?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<IReadOnlyList<Received>> ReceiveAllAsync() =>
    [
        .. (await _queue.ReceiveAllAsync(_patience)).Select(message => new Received(
            message.Body,
            message.ReceiptHandle,
            (message.MessageAttributes ?? []).ToDictionary(pair => pair.Key, pair => pair.Value.StringValue))),
    ];

    /// <summary>The server keeps its own time: what is received next is waited for by the server itself.</summary>
    protected override Task LetTimePassAsync(TimeSpan time)
    {
        _patience = LongPoll;
        return Task.CompletedTask;
    }
}
