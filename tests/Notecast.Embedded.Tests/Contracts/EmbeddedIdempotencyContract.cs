using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedIdempotencyContract : GuardedIdempotencyContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override IIdempotency Idempotency => _data.Stack.Idempotency;

    protected override Task LetTimePassAsync(TimeSpan time)
    {
        _data.Time.Advance(time);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
