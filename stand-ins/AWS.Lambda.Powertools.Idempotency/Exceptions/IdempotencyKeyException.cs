namespace AWS.Lambda.Powertools.Idempotency.Exceptions;

/// <summary>The payload gives no idempotency key.</summary>
public class IdempotencyKeyException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdempotencyKeyException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public IdempotencyKeyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public IdempotencyKeyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
