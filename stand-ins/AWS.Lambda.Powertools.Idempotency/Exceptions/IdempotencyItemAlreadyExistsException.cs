namespace AWS.Lambda.Powertools.Idempotency.Exceptions;

/// <summary>A store has a record of this key that still counts.</summary>
public class IdempotencyItemAlreadyExistsException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdempotencyItemAlreadyExistsException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public IdempotencyItemAlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public IdempotencyItemAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
