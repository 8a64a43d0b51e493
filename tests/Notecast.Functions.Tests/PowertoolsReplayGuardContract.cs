using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;
using Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Functions.Tests;

/// <summary>The function's replay guard as it runs on AWS: Powertools on its DynamoDB store.</summary>
[Collection(PowertoolsConfiguration.Name)]
public sealed class PowertoolsReplayGuardContract(MotoServer server) : ReplayGuardContract, IAsyncLifetime
{
    private IdempotencyTable _table = null!;

    protected override IReplayGuard Guard { get; } = new InInvocation();

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

    private sealed class InInvocation : IReplayGuard
    {
        private readonly PowertoolsReplayGuard _guard = new();

        public Task<bool> RunOnceAsync(string replayId, TimeSpan timeLeft, Func<Task> replay, CancellationToken cancellationToken)
        {
            InvocationContext.Register(timeLeft);
            return _guard.RunOnceAsync(replayId, timeLeft, replay, cancellationToken);
        }
    }
}
