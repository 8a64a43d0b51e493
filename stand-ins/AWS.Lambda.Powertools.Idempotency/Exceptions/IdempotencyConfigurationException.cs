namespace AWS.Lambda.Powertools.Idempotency.Exceptions;

/// <summary>The attributed method cannot be made idempotent as it is set up.</summary>
public class IdempotencyConfigurationException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdempotencyConfigurationException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public IdempotencyConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public IdempotencyConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
