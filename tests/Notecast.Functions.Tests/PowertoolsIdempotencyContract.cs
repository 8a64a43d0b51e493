using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Functions.NarrateNote;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Notecast.Functions.Tests;

/// <summary>The function's idempotency as it runs on AWS: Powertools on its DynamoDB store.</summary>
[Collection(PowertoolsConfiguration.Name)]
public sealed class PowertoolsIdempotencyContract(MotoServer server) : IdempotencyContract, IAsyncLifetime
{
    private IdempotencyTable _table = null!;

    protected override IIdempotency Idempotency { get; } = new InInvocation();

    public async ValueTask InitializeAsync()
    {
        _table = await IdempotencyTable.CreateAsync(server);
        EntryPoint.ConfigureIdempotency(_table.Client, _table.Name);
    }

    public ValueTask DisposeAsync()
    {
        _table?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task LetTimePassAsync(TimeSpan time) => _table.LetTimePassAsync(time);

    private sealed class InInvocation : IIdempotency
    {
        private readonly PowertoolsIdempotency _idempotency = new();

        public Task<NarrationReceipt> RunOnceAsync(
            NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
        {
            InvocationContext.Register(timeLeft);
            return _idempotency.RunOnceAsync(identity, timeLeft, narrate, cancellationToken);
        }
    }
}
