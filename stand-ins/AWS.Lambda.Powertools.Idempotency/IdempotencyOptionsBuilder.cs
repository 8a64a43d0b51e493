namespace AWS.Lambda.Powertools.Idempotency;

/// <summary>Makes <see cref="IdempotencyOptions"/>.</summary>
public class IdempotencyOptionsBuilder
{
    private TimeSpan _expiration = TimeSpan.FromHours(1);
    private bool _throwOnNoIdempotencyKey;

    /// <summary>Sets how long a record counts; an hour by default.</summary>
    /// <param name="duration">The time; parts of a second are dropped.</param>
    /// <returns>This builder.</returns>
    public IdempotencyOptionsBuilder WithExpiration(TimeSpan duration)
    {
        _expiration = duration;
        return this;
    }

    /// <summary>Sets whether a call without a payload fails; by default it does not.</summary>
    /// <param name="throwOnNoIdempotencyKey">Whether it fails.</param>
    /// <returns>This builder.</returns>
    public IdempotencyOptionsBuilder WithThrowOnNoIdempotencyKey(bool throwOnNoIdempotencyKey)
    {
        _throwOnNoIdempotencyKey = throwOnNoIdempotencyKey;
        return this;
    }

    /// <summary>Makes the options.</summary>
    /// <returns>The options.</returns>
    public IdempotencyOptions Build() => new(_throwOnNoIdempotencyKey, (long)_expiration.TotalSeconds);
}
