namespace AWS.Lambda.Powertools.Idempotency.Persistence;

/// <summary>What is known of the runs of one key.</summary>
/// <param name="idempotencyKey">The key.</param>
/// <param name="status">How far the run came.</param>
/// <param name="expiryTimestamp">When the record stops to count, in seconds since 1970-01-01; 0 means never.</param>
/// <param name="responseData">The result as JSON; null until there is one.</param>
/// <param name="payloadHash">The hash by which payloads are compared; empty without payload validation.</param>
/// <param name="inProgressExpiryTimestamp">When the run must have ended, in milliseconds since 1970-01-01; null if unknown.</param>
public class DataRecord(
    string idempotencyKey,
    DataRecord.DataRecordStatus status,
    long expiryTimestamp,
    string responseData,
    string payloadHash,
    long? inProgressExpiryTimestamp = null)
{
    /// <summary>How far a run came.</summary>
    public enum DataRecordStatus
    {
        /// <summary>It has begun.</summary>
        INPROGRESS,

        /// <summary>It has ended and its result is stored.</summary>
        COMPLETED,

        /// <summary>The record no longer counts.</summary>
        EXPIRED,
    }

    /// <summary>The key.</summary>
    public string IdempotencyKey { get; } = idempotencyKey;

    /// <summary>When the record stops to count, in seconds since 1970-01-01; 0 means never.</summary>
    public long ExpiryTimestamp { get; } = expiryTimestamp;

    /// <summary>When a run in progress must have ended, in milliseconds since 1970-01-01; null if unknown.</summary>
    public long? InProgressExpiryTimestamp { get; } = inProgressExpiryTimestamp;

    /// <summary>The result as JSON; null until there is one.</summary>
    public string ResponseData { get; } = responseData;

    /// <summary>The hash by which payloads are compared; empty without payload validation.</summary>
    public string PayloadHash { get; } = payloadHash;

    /// <summary>How far the run came, as of now.</summary>
    public DataRecordStatus Status => IsExpired(DateTimeOffset.UtcNow) ? DataRecordStatus.EXPIRED : status;

    /// <summary>Whether the record no longer counts.</summary>
    /// <param name="now">The time.</param>
    /// <returns>True once the expiry lies at least a whole second back.</returns>
    public bool IsExpired(DateTimeOffset now) => ExpiryTimestamp != 0 && now.ToUnixTimeSeconds() > ExpiryTimestamp;
}
