using System.Net;
using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>Speech marks were asked for with an audio format.</summary>
public class MarksNotSupportedForFormatException : AmazonPollyException
{
    /// <summary>Without anything known.</summary>
    public MarksNotSupportedForFormatException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public MarksNotSupportedForFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public MarksNotSupportedForFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With a cause.</summary>
    /// <param name="innerException">Why.</param>
    public MarksNotSupportedForFormatException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="errorType">Whose fault it is.</param>
    /// <param name="errorCode">The service's code.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="statusCode">The HTTP status.</param>
    public MarksNotSupportedForFormatException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    /// <param name="errorType">Whose fault it is.</param>
    /// <param name="errorCode">The service's code.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="statusCode">The HTTP status.</param>
    public MarksNotSupportedForFormatException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
