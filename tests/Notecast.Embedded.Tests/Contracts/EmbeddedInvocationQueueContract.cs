using Notecast.Contracts.EventSources;
using Notecast.EventSources.Invocations;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedInvocationQueueContract : InvocationQueueContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override TimeProvider Clock => _data.Time;

    protected override void Advance(TimeSpan by) => _data.Time.Advance(by);

    protected override Task<IInvocationQueue> CreateAsync() => Task.FromResult(_data.Stack.FinishInvocations);

    protected override async Task<IInvocationQueue> RestartAsync(IInvocationQueue queue) => (await _data.RestartAsync()).FinishInvocations;

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
