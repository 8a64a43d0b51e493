using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Sqs;

public sealed class SqsDeadLetterQueueContract(MotoServer server) : DeadLetterQueueContract, IAsyncLifetime
{
    private TestQueue _queue = null!;

    protected override IDeadLetterQueue DeadLetters => new SqsDeadLetterQueue(_queue.Client, _queue.Url);

    public async ValueTask InitializeAsync() => _queue = await TestQueue.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _queue?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)>> ReceiveAllAsync() =>
    [
        .. (await _queue.ReceiveAllAsync()).Select(message => (
            message.Body,
            (IReadOnlyDictionary<string, string>)(message.MessageAttributes ?? []).ToDictionary(pair => pair.Key, pair => pair.Value.StringValue))),
    ];
}
