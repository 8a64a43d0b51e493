using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedDeadLetterBoxContract : DeadLetterBoxContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected override IDeadLetterBox OpenBox() => _data.Stack.OpenDeadLetters();

    protected override Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes) =>
        _data.Stack.DeadLetterMessages.SendAsync(body, attributes, Cancellation);

    protected override async Task<IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)>> ReceiveReplaysAsync()
    {
        var messages = await _data.Stack.ReplayMessages.ReceiveAsync(1_000, TimeSpan.FromMinutes(1), TimeSpan.Zero, Cancellation);
        foreach (var message in messages)
        {
            await _data.Stack.ReplayMessages.DeleteAsync(message.ReceiptHandle, Cancellation);
        }

        return [.. messages.Select(message => (message.Body, message.Attributes))];
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
