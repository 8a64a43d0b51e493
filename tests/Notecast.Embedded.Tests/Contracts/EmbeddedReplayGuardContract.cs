using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedReplayGuardContract : ReplayGuardContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override IReplayGuard Guard => _data.Stack.ReplayGuard;

    protected override Task LetTimePassAsync(TimeSpan time)
    {
        _data.Time.Advance(time);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
