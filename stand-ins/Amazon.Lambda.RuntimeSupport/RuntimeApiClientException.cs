namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Lambda refused a call, or answered what cannot be read.</summary>
public class RuntimeApiClientException : Exception
{
    internal RuntimeApiClientException(string message, int statusCode, Exception cause = null)
        : base(message, cause)
    {
        StatusCode = statusCode;
    }

    /// <summary>The answer's HTTP status.</summary>
    public int StatusCode { get; private set; }
}
