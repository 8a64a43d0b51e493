using Microsoft.Extensions.Time.Testing;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.InMemory;

public sealed class InMemoryDictationGuardContract : DictationGuardContract
{
    private readonly FakeTimeProvider _time = new();

    public InMemoryDictationGuardContract() => Guard = new InMemoryDictationGuard(_time);

    protected override IDictationGuard Guard { get; }

    protected override Task LetTimePassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }
}
