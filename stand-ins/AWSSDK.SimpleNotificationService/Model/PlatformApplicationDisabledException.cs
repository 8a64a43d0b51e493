using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>The platform application is disabled.</summary>
public class PlatformApplicationDisabledException : AmazonSimpleNotificationServiceException
{
    /// <summary>Without anything known.</summary>
    public PlatformApplicationDisabledException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public PlatformApplicationDisabledException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public PlatformApplicationDisabledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With a cause.</summary>
    /// <param name="innerException">Why.</param>
    public PlatformApplicationDisabledException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="errorType">Whose fault it is.</param>
    /// <param name="errorCode">The service's code.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="statusCode">The HTTP status.</param>
    public PlatformApplicationDisabledException(
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
    public PlatformApplicationDisabledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
