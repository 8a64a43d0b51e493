using Amazon.SQS.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Sqs;

public sealed class SqsDeadLetterBoxContract(MotoServer server) : DeadLetterBoxContract, IAsyncLifetime
{
    private TestQueue _deadLetters = null!;
    private TestQueue _replays = null!;

    public async ValueTask InitializeAsync()
    {
        _deadLetters = await TestQueue.CreateAsync(server);
        _replays = await TestQueue.CreateAsync(server);
    }

    public ValueTask DisposeAsync()
    {
        _deadLetters?.Dispose();
        _replays?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override IDeadLetterBox OpenBox() =>
        new SqsDeadLetterBox(_deadLetters.Client, _deadLetters.Url, _replays.Url, TimeProvider.System);

    protected override async Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes)
    {
        var request = new SendMessageRequest
        {
            QueueUrl = _deadLetters.Url,
            MessageBody = body,
            MessageAttributes = attributes.ToDictionary(pair => pair.Key, pair => SqsAttributes.Text(pair.Value)),
        };
        return (await _deadLetters.Client.SendMessageAsync(request)).MessageId;
    }

    protected override async Task<IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)>> ReceiveReplaysAsync()
    {
        var messages = await _replays.ReceiveAllAsync();
        foreach (var message in messages)
        {
            await _replays.Client.DeleteMessageAsync(_replays.Url, message.ReceiptHandle);
        }

        return [.. messages.Select(message => (message.Body, SqsDeadLetter.Read(message, default).Attributes))];
    }
}
