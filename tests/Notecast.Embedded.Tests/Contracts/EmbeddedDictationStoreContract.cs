using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedDictationStoreContract : DictationStoreContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override IDictationStore Store => _data.Stack.Dictations;

    protected override TimeProvider Time => _data.Time;

    protected override Task<TimeSpan> LetTimePassAsync(TimeSpan time)
    {
        _data.Time.Advance(time);
        return Task.FromResult(time);
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
