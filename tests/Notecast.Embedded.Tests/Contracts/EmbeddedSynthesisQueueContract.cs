using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedSynthesisQueueContract : SynthesisQueueContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override ISynthesisQueue Queue => _data.Stack.SynthesisQueue;

    protected override async Task<IReadOnlyList<Received>> ReceiveAllAsync()
    {
        var messages = await _data.Stack.SynthesisMessages.ReceiveAsync(
            1_000, TimeSpan.FromMinutes(1), TimeSpan.Zero, TestContext.Current.CancellationToken);
        return [.. messages.Select(message => new Received(message.Body, message.ReceiptHandle, message.Attributes))];
    }

    protected override Task LetTimePassAsync(TimeSpan time)
    {
        _data.Time.Advance(time);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
