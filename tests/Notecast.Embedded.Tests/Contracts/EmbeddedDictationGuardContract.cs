using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedDictationGuardContract : DictationGuardContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override IDictationGuard Guard => _data.Stack.DictationGuard;

    protected override Task LetTimePassAsync(TimeSpan time)
    {
        _data.Time.Advance(time);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
