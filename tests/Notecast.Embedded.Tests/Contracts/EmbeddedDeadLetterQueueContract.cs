using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedDeadLetterQueueContract : DeadLetterQueueContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override IDeadLetterQueue DeadLetters => _data.Stack.DeadLetters;

    protected override async Task<IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)>> ReceiveAllAsync()
    {
        var messages = await _data.Stack.DeadLetterMessages.ReceiveAsync(
            1_000, TimeSpan.FromMinutes(1), TimeSpan.Zero, TestContext.Current.CancellationToken);
        return [.. messages.Select(message => (message.Body, message.Attributes))];
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
