using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Notecast.Functions.DictateNote;

namespace Notecast.Functions.Tests;

/// <summary>The function's dictation guard as it runs on AWS: Powertools on its DynamoDB store.</summary>
[Collection(PowertoolsConfiguration.Name)]
public sealed class PowertoolsDictationGuardContract(MotoServer server) : DictationGuardContract, IAsyncLifetime
{
    private static readonly DictationIdentity Identity = new("ada", "welcome", "hash");

    private IdempotencyTable _table = null!;

    protected override IDictationGuard Guard { get; } = new InInvocation();

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

    [Fact]
    public async Task A_run_that_throws_leaves_no_record()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(() => throw new InvalidOperationException("The speech fails.")));

        Assert.Equal(0, await _table.CountAsync());
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_no_record()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(() => throw new OperationCanceledException()));

        Assert.Equal(0, await _table.CountAsync());
    }

    [Fact]
    public async Task After_an_hour_a_dictation_may_run_again()
    {
        Assert.True(await RunAsync(() => Task.CompletedTask));
        await LetTimePassAsync(TimeSpan.FromMinutes(59));
        Assert.False(await RunAsync(() => Task.CompletedTask));

        await LetTimePassAsync(TimeSpan.FromMinutes(2));

        Assert.True(await RunAsync(() => Task.CompletedTask));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_a_failure_that_may_mend_itself()
    {
        EntryPoint.ConfigureIdempotency(_table.Client, "no-such-table");

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => RunAsync(() => Task.CompletedTask));

        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
    }

    protected override Task LetTimePassAsync(TimeSpan time) => _table.LetTimePassAsync(time);

    private Task<bool> RunAsync(Func<Task> dictate) =>
        Guard.RunOnceAsync(Identity, TimeSpan.FromMinutes(1), dictate, TestContext.Current.CancellationToken);

    private sealed class InInvocation : IDictationGuard
    {
        private readonly PowertoolsDictationGuard _guard = new();

        public Task<bool> RunOnceAsync(
            DictationIdentity identity, TimeSpan timeLeft, Func<Task> dictate, CancellationToken cancellationToken)
        {
            InvocationContext.Register(timeLeft);
            return _guard.RunOnceAsync(identity, timeLeft, dictate, cancellationToken);
        }
    }
}
