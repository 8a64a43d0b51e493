using Microsoft.Extensions.Time.Testing;
using Notecast.Contracts.EventSources;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Simulation;

namespace Notecast.EventSources.Tests.Simulation;

public sealed class InMemoryInvocationQueueContract : InvocationQueueContract
{
    private readonly FakeTimeProvider _clock = new();

    protected override TimeProvider Clock => _clock;

    protected override void Advance(TimeSpan by) => _clock.Advance(by);

    protected override Task<IInvocationQueue> CreateAsync() => Task.FromResult<IInvocationQueue>(new InMemoryInvocationQueue(_clock));

    protected override Task<IInvocationQueue> RestartAsync(IInvocationQueue queue)
    {
        ((InMemoryInvocationQueue)queue).Restart();
        return Task.FromResult(queue);
    }
}
