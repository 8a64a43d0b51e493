namespace AWS.Lambda.Powertools.Idempotency;

/// <summary>How records are made.</summary>
public class IdempotencyOptions
{
    internal IdempotencyOptions(bool throwOnNoIdempotencyKey, long expirationInSeconds)
    {
        ThrowOnNoIdempotencyKey = throwOnNoIdempotencyKey;
        ExpirationInSeconds = expirationInSeconds;
    }

    /// <summary>Whether a call without a payload fails. If not, all such calls count as one and the same.</summary>
    public bool ThrowOnNoIdempotencyKey { get; }

    /// <summary>How long a record counts, in seconds.</summary>
    public long ExpirationInSeconds { get; }
}
