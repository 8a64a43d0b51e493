using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using AWS.Lambda.Powertools.Idempotency.Persistence;

namespace AWS.Lambda.Powertools.Idempotency.Internal;

/// <summary>Runs a method at most once for its payload.</summary>
internal sealed class IdempotentRun<T>(BasePersistenceStore store, JsonDocument payload, double? remainingTimeInMs, Func<Task<T>> method)
{
    private const int Tries = 3;

    internal async Task<T> RunAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryOnceAsync();
            }
            catch (IdempotencyInconsistentStateException) when (attempt < Tries)
            {
                // A record that expired or went away between two steps: the next try sees it gone.
                continue;
            }
        }
    }

    private async Task<T> TryOnceAsync() =>
        await IsFirstAsync() ? await RunMethodAsync() : Replay(await store.GetRecord(payload, DateTimeOffset.UtcNow));

    [SuppressMessage("Design", "CA1031", Justification = "The cause is kept inside the exception that callers expect.")]
    private async Task<bool> IsFirstAsync()
    {
        try
        {
            await store.SaveInProgress(payload, DateTimeOffset.UtcNow, remainingTimeInMs);
            return true;
        }
        catch (IdempotencyItemAlreadyExistsException)
        {
            return false;
        }
        catch (Exception e) when (e is not IdempotencyKeyException)
        {
            throw new IdempotencyPersistenceLayerException("The store failed to record that a run begins.", e);
        }
    }

    private async Task<T> RunMethodAsync()
    {
        T result;
        try
        {
            result = await method();
        }
        catch (Exception failure)
        {
            await Guard(() => store.DeleteRecord(payload, failure), "The store failed to delete the record of a run that failed.");
            throw;
        }

        await Guard(() => store.SaveSuccess(payload, result, DateTimeOffset.UtcNow), "The store failed to record a run's result.");
        return result;
    }

    private static async Task Guard(Func<Task> step, string message)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is not IdempotencyKeyException)
        {
            throw new IdempotencyPersistenceLayerException(message, e);
        }
    }

    private static T Replay(DataRecord record)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        switch (record.Status)
        {
            case DataRecord.DataRecordStatus.EXPIRED:
                throw new IdempotencyInconsistentStateException($"The record of {record.IdempotencyKey} expired as this run began.");
            case DataRecord.DataRecordStatus.INPROGRESS when record.InProgressExpiryTimestamp < now:
                throw new IdempotencyInconsistentStateException($"The run that holds {record.IdempotencyKey} should have ended by now.");
            case DataRecord.DataRecordStatus.INPROGRESS:
                throw new IdempotencyAlreadyInProgressException($"Another run of {record.IdempotencyKey} is in progress.");
            default:
                return ReadResult(record);
        }
    }

    private static T ReadResult(DataRecord record)
    {
        var message = $"The stored result of {record.IdempotencyKey} cannot be read as {typeof(T).Name}.";
        try
        {
            return IdempotencySerializer.Deserialize<T>(record.ResponseData) ?? throw new IdempotencyPersistenceLayerException(message);
        }
        catch (Exception e) when (e is not IdempotencyPersistenceLayerException)
        {
            throw new IdempotencyPersistenceLayerException(message, e);
        }
    }
}
