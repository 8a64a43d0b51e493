using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>Reads an answer: the message's id, or an error.</summary>
internal sealed class PublishUnmarshaller : XmlResponseUnmarshaller
{
    public static PublishUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new PublishResponse();
        while (input.Read())
        {
            if (!input.IsStartElement)
            {
                continue;
            }

            if (input.TestExpression("PublishResult/MessageId"))
            {
                response.MessageId = StringUnmarshaller.GetInstance().Unmarshall(input);
            }
            else if (input.TestExpression("PublishResult/SequenceNumber"))
            {
                response.SequenceNumber = StringUnmarshaller.GetInstance().Unmarshall(input);
            }
            else if (input.TestExpression("ResponseMetadata/RequestId"))
            {
                response.ResponseMetadata = new ResponseMetadata { RequestId = StringUnmarshaller.GetInstance().Unmarshall(input) };
            }
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        return code switch
        {
            "AuthorizationError" => new AuthorizationErrorException(message, innerException, type, code, id, statusCode),
            "EndpointDisabled" => new EndpointDisabledException(message, innerException, type, code, id, statusCode),
            "InternalError" => new InternalErrorException(message, innerException, type, code, id, statusCode),
            "InvalidParameter" => new InvalidParameterException(message, innerException, type, code, id, statusCode),
            "InvalidSecurity" => new InvalidSecurityException(message, innerException, type, code, id, statusCode),
            "KMSAccessDenied" => new KMSAccessDeniedException(message, innerException, type, code, id, statusCode),
            "KMSDisabled" => new KMSDisabledException(message, innerException, type, code, id, statusCode),
            "KMSInvalidState" => new KMSInvalidStateException(message, innerException, type, code, id, statusCode),
            "KMSNotFound" => new KMSNotFoundException(message, innerException, type, code, id, statusCode),
            "KMSOptInRequired" => new KMSOptInRequiredException(message, innerException, type, code, id, statusCode),
            "KMSThrottling" => new KMSThrottlingException(message, innerException, type, code, id, statusCode),
            "NotFound" => new NotFoundException(message, innerException, type, code, id, statusCode),
            "ParameterValueInvalid" => new InvalidParameterValueException(message, innerException, type, code, id, statusCode),
            "PlatformApplicationDisabled" => new PlatformApplicationDisabledException(message, innerException, type, code, id, statusCode),
            "ValidationException" => new ValidationException(message, innerException, type, code, id, statusCode),
            _ => new AmazonSimpleNotificationServiceException(message, innerException, type, code, id, statusCode),
        };
    }
}
