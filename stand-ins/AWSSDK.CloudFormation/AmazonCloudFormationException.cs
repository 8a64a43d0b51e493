using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>The service refused a request or failed.</summary>
public class AmazonCloudFormationException : AmazonServiceException
{
    /// <summary>Without anything known.</summary>
    public AmazonCloudFormationException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public AmazonCloudFormationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public AmazonCloudFormationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With a cause.</summary>
    /// <param name="innerException">Why.</param>
    public AmazonCloudFormationException(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="errorType">Whose fault it is.</param>
    /// <param name="errorCode">The service's code.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="statusCode">The HTTP status.</param>
    public AmazonCloudFormationException(
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
    public AmazonCloudFormationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
