using Notecast.Aws.Tests.Sqs;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Sns;

public sealed class SnsNarrationTopicContract(MotoServer server) : NarrationTopicContract, IAsyncLifetime
{
    private TestTopic _topic = null!;
    private TestQueue _subscriber = null!;

    protected override INarrationTopic Topic => new SnsNarrationTopic(_topic.Client, _topic.Arn);

    public async ValueTask InitializeAsync()
    {
        _topic = await TestTopic.CreateAsync(server);
        _subscriber = await _topic.SubscribeAsync(server);
    }

    public ValueTask DisposeAsync()
    {
        _topic?.Dispose();
        _subscriber?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<IReadOnlyList<string>> ReceiveAllAsync() =>
        [.. (await _subscriber.ReceiveAllAsync()).Select(message => message.Body)];
}
