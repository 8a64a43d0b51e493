namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>An event could not be read, or a result could not be written, as JSON.</summary>
public class JsonSerializerException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What could not be converted, and why.</param>
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What could not be converted, and why.</param>
    /// <param name="exception">The cause.</param>
    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
