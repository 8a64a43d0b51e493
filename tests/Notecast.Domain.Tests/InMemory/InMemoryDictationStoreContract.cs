using Microsoft.Extensions.Time.Testing;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.InMemory;

public sealed class InMemoryDictationStoreContract : DictationStoreContract
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryDictationStore _store;

    public InMemoryDictationStoreContract() => _store = new InMemoryDictationStore { Time = _time };

    protected override IDictationStore Store => _store;

    protected override TimeProvider Time => _time;

    protected override Task<TimeSpan> LetTimePassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.FromResult(time);
    }
}
