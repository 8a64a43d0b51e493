using Amazon.SQS.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Sqs;

public sealed class SqsDeadLetterBoxContract(MotoServer server) : DeadLetterBoxContract, IAsyncLifetime
{
    private TestDeadLetters _queues = null!;

    public async ValueTask InitializeAsync() => _queues = await TestDeadLetters.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _queues?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override IDeadLetterBox OpenBox() => _queues.Open();

    protected override async Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes)
    {
        var request = new SendMessageRequest
        {
            QueueUrl = _queues.DeadLetters.Url,
            MessageBody = body,
            MessageAttributes = attributes.ToDictionary(pair => pair.Key, pair => SqsAttributes.Text(pair.Value)),
        };
        return (await _queues.DeadLetters.Client.SendMessageAsync(request)).MessageId;
    }

    protected override async Task<IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)>> ReceiveReplaysAsync()
    {
        var messages = await _queues.Replays.ReceiveAllAsync();
        foreach (var message in messages)
        {
            await _queues.Replays.Client.DeleteMessageAsync(_queues.Replays.Url, message.ReceiptHandle);
        }

        return [.. messages.Select(message => (message.Body, SqsDeadLetter.Read(message, default).Attributes))];
    }
}
