using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedNarrationTopicContract : NarrationTopicContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    private long _seen;

    protected override INarrationTopic Topic => _data.Stack.Topic;

    protected override async Task<IReadOnlyList<string>> ReceiveAllAsync()
    {
        var messages = await _data.Stack.View.ListPublishedAsync(1_000, TestContext.Current.CancellationToken);
        var news = messages.Where(message => message.Number > _seen).ToList();
        _seen = messages.Count > 0 ? messages[0].Number : 0;
        return [.. news.Select(message => message.Body)];
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
