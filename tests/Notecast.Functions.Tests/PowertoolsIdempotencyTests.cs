using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using AWS.Lambda.Powertools.Idempotency.Persistence;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Functions.NarrateNote;

namespace Notecast.Functions.Tests;

[Collection(PowertoolsConfiguration.Name)]
public sealed class PowertoolsIdempotencyTests
{
    private static readonly NarrationReceipt Receipt = new("narrations/a/1/x.mp3", 3, 2, 120);

    private readonly DictionaryStore _store = new();
    private readonly PowertoolsIdempotency _idempotency = new();

    public PowertoolsIdempotencyTests() => Idempotency.Configure(
        builder => builder.WithPersistenceStore(_store).WithJsonSerializationContext(IdempotencyJsonContext.Default));

    [Fact]
    public async Task A_narration_runs_once_and_its_receipt_is_returned_again()
    {
        var runs = 0;
        Task<NarrationReceipt> Narrate()
        {
            runs++;
            return Task.FromResult(Receipt);
        }

        Assert.Equal(Receipt, await RunAsync("one", Narrate));
        Assert.Equal(Receipt, await RunAsync("one", Narrate));
        Assert.Equal(1, runs);
        Assert.Equal(Receipt, await RunAsync("two", Narrate));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_narration_that_another_worker_runs_is_told_so()
    {
        var done = new TaskCompletionSource<NarrationReceipt>();
        var first = RunAsync("busy", () => done.Task);

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => RunAsync("busy", () => Task.FromResult(Receipt)));

        Assert.Equal(FailureCode.InProgressElsewhere, failure.Failure.Code);
        done.SetResult(Receipt);
        Assert.Equal(Receipt, await first);
    }

    [Fact]
    public async Task A_narration_that_failed_may_run_again_and_its_failure_comes_through_as_it_is()
    {
        var refused = new PermanentFailureException(FailureCode.VoiceUnknown, "No such voice.", "Use another.");

        Assert.Same(refused, await Assert.ThrowsAsync<PermanentFailureException>(() => RunAsync("bad", () => Task.FromException<NarrationReceipt>(refused))));

        Assert.Equal(Receipt, await RunAsync("bad", () => Task.FromResult(Receipt)));
    }

    [Fact]
    public async Task A_store_that_fails_is_a_transient_failure()
    {
        _store.Outage = new InvalidOperationException("The table is gone.");

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => RunAsync("any", () => Task.FromResult(Receipt)));

        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
    }

    private Task<NarrationReceipt> RunAsync(string noteId, Func<Task<NarrationReceipt>> narrate) => _idempotency.RunOnceAsync(
        new NarrationIdentity("ann", noteId, "r", "h"), TimeSpan.FromMinutes(1), narrate, TestContext.Current.CancellationToken);

    private sealed class DictionaryStore : BasePersistenceStore
    {
        private readonly Dictionary<string, DataRecord> _records = [];

        public Exception? Outage { get; set; }

        public override Task<DataRecord> GetRecord(string idempotencyKey) => Task.FromResult(
            _records.TryGetValue(idempotencyKey, out var record) ? record : throw new IdempotencyItemNotFoundException("none"));

        public override Task PutRecord(DataRecord record, DateTimeOffset now)
        {
            if (Outage is not null)
            {
                throw Outage;
            }

            return _records.TryAdd(record.IdempotencyKey, record) ? Task.CompletedTask : throw new IdempotencyItemAlreadyExistsException("there");
        }

        public override Task UpdateRecord(DataRecord record)
        {
            _records[record.IdempotencyKey] = record;
            return Task.CompletedTask;
        }

        public override Task DeleteRecord(string idempotencyKey)
        {
            _records.Remove(idempotencyKey);
            return Task.CompletedTask;
        }
    }
}
