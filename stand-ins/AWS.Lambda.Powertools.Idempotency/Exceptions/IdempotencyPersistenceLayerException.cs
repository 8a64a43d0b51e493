namespace AWS.Lambda.Powertools.Idempotency.Exceptions;

/// <summary>The store failed, or what it holds cannot be used.</summary>
public class IdempotencyPersistenceLayerException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdempotencyPersistenceLayerException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public IdempotencyPersistenceLayerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public IdempotencyPersistenceLayerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
