namespace AWS.Lambda.Powertools.Idempotency.Exceptions;

/// <summary>Another run with the same key is in progress.</summary>
public class IdempotencyAlreadyInProgressException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdempotencyAlreadyInProgressException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public IdempotencyAlreadyInProgressException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public IdempotencyAlreadyInProgressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
