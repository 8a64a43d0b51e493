using System.Collections.Concurrent;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using AWS.Lambda.Powertools.Idempotency.Persistence;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

/// <summary>Keeps the store's contract in memory.</summary>
internal sealed class MemoryStore : BasePersistenceStore
{
    internal ConcurrentDictionary<string, DataRecord> Records { get; } = new();

    internal ConcurrentQueue<string> Steps { get; } = new();

    /// <summary>When set, asked before each step.</summary>
    internal Action<string>? Before { get; set; }

    internal DataRecord Record => Assert.Single(Records.Values);

    public override Task<DataRecord> GetRecord(string idempotencyKey)
    {
        Begin("get");
        return Records.TryGetValue(idempotencyKey, out var record)
            ? Task.FromResult(record)
            : Task.FromException<DataRecord>(new IdempotencyItemNotFoundException(idempotencyKey));
    }

    public override Task PutRecord(DataRecord record, DateTimeOffset now)
    {
        Begin("put");
        return Records.TryAdd(record.IdempotencyKey, record)
            ? Task.CompletedTask
            : Task.FromException(new IdempotencyItemAlreadyExistsException());
    }

    public override Task UpdateRecord(DataRecord record)
    {
        Begin("update");
        Records[record.IdempotencyKey] = record;
        return Task.CompletedTask;
    }

    public override Task DeleteRecord(string idempotencyKey)
    {
        Begin("delete");
        Records.TryRemove(idempotencyKey, out _);
        return Task.CompletedTask;
    }

    private void Begin(string step)
    {
        Steps.Enqueue(step);
        Before?.Invoke(step);
    }
}
