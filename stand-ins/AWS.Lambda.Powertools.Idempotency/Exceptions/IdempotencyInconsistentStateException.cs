namespace AWS.Lambda.Powertools.Idempotency.Exceptions;

/// <summary>The store changed between two steps of one call, three times in a row.</summary>
public class IdempotencyInconsistentStateException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdempotencyInconsistentStateException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public IdempotencyInconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public IdempotencyInconsistentStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
