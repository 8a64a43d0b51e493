using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using AWS.Lambda.Powertools.Idempotency.Internal;

namespace AWS.Lambda.Powertools.Idempotency.Persistence;

/// <summary>Makes keys and records of payloads and results; a derived store only keeps them.</summary>
public abstract class BasePersistenceStore : IPersistenceStore
{
    // Of the current asynchronous flow: two methods that run side by side must not mix their keys.
    private readonly AsyncLocal<string> _prefix = new();
    private volatile IdempotencyOptions _options;

    /// <summary>Prepares the store for one call of a method.</summary>
    /// <param name="idempotencyOptions">How records are made.</param>
    /// <param name="functionName">The method's name, which follows the function's name in keys.</param>
    /// <param name="keyPrefix">What keys begin with instead; null or empty for none.</param>
    public void Configure(IdempotencyOptions idempotencyOptions, string functionName, string keyPrefix)
    {
        _options = idempotencyOptions;
        _prefix.Value = string.IsNullOrEmpty(keyPrefix) ? DefaultPrefix(functionName) : keyPrefix;
    }

    /// <summary>Records that a run begins.</summary>
    /// <param name="data">The payload.</param>
    /// <param name="now">The time.</param>
    /// <param name="remainingTimeInMs">In how many milliseconds the run must have ended; null if unknown.</param>
    /// <returns>A task that ends when the record is written.</returns>
    /// <exception cref="IdempotencyItemAlreadyExistsException">There is a record of this payload that still counts.</exception>
    /// <exception cref="IdempotencyKeyException">There is no payload and the options forbid that.</exception>
    public virtual Task SaveInProgress(JsonDocument data, DateTimeOffset now, double? remainingTimeInMs)
    {
        long? end = remainingTimeInMs is { } remaining ? now.AddMilliseconds(remaining).ToUnixTimeMilliseconds() : null;
        return PutRecord(new DataRecord(Key(data), DataRecord.DataRecordStatus.INPROGRESS, Expiry(now), null, "", end), now);
    }

    /// <summary>Records a run's result.</summary>
    /// <param name="data">The payload.</param>
    /// <param name="result">The result.</param>
    /// <param name="now">The time.</param>
    /// <returns>A task that ends when the record is written.</returns>
    public virtual Task SaveSuccess(JsonDocument data, object result, DateTimeOffset now) =>
        UpdateRecord(new DataRecord(
            Key(data), DataRecord.DataRecordStatus.COMPLETED, Expiry(now), IdempotencySerializer.Serialize(result), ""));

    /// <summary>Reads the record of a payload.</summary>
    /// <param name="data">The payload.</param>
    /// <param name="now">The time.</param>
    /// <returns>The record.</returns>
    /// <exception cref="IdempotencyItemNotFoundException">There is none.</exception>
    public virtual Task<DataRecord> GetRecord(JsonDocument data, DateTimeOffset now) => GetRecord(Key(data));

    /// <summary>Deletes the record of a run that failed, so that the next call runs again.</summary>
    /// <param name="data">The payload.</param>
    /// <param name="throwable">What the run failed with.</param>
    /// <returns>A task that ends when the record is deleted.</returns>
    public virtual Task DeleteRecord(JsonDocument data, Exception throwable) => DeleteRecord(Key(data));

    /// <inheritdoc/>
    public abstract Task<DataRecord> GetRecord(string idempotencyKey);

    /// <inheritdoc/>
    public abstract Task PutRecord(DataRecord record, DateTimeOffset now);

    /// <inheritdoc/>
    public abstract Task UpdateRecord(DataRecord record);

    /// <inheritdoc/>
    public abstract Task DeleteRecord(string idempotencyKey);

    private static string DefaultPrefix(string methodName)
    {
        var function = IdempotencyEnvironment.FunctionName ?? "testFunction";
        return string.IsNullOrWhiteSpace(methodName) ? function : $"{function}.{methodName}";
    }

    private long Expiry(DateTimeOffset now) => now.AddSeconds(_options.ExpirationInSeconds).ToUnixTimeSeconds();

    [SuppressMessage("Security", "CA5351", Justification = "Keys are MD5 in every Powertools; nothing secret rests on it.")]
    private string Key(JsonDocument data)
    {
        ArgumentNullException.ThrowIfNull(data);

        // JSON text as it is, except that a string has no quotes and null is empty.
        var payload = data.RootElement.ToString();
        if (payload.Length == 0 && _options.ThrowOnNoIdempotencyKey)
        {
            throw new IdempotencyKeyException("The payload is null or empty, so there is nothing to make an idempotency key of.");
        }

        return $"{_prefix.Value}#{Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(payload)))}";
    }
}
