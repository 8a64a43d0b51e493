namespace AWS.Lambda.Powertools.Idempotency.Exceptions;

/// <summary>A store has no record of this key.</summary>
public class IdempotencyItemNotFoundException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdempotencyItemNotFoundException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public IdempotencyItemNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public IdempotencyItemNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
