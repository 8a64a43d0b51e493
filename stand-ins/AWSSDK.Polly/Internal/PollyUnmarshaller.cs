using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Polly.Internal;

/// <summary>Reads the errors of an operation.</summary>
internal abstract class PollyUnmarshaller : JsonResponseUnmarshaller
{
    private const int ReadAhead = 4_096;

    public sealed override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = ReaderOf(context);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return OwnException(error)
            ?? new AmazonPollyException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    /// <summary>The exception of an error that the operation's model names; null for others.</summary>
    protected abstract AmazonPollyException OwnException(ErrorResponse error);

    protected static StreamingUtf8JsonReader ReaderOf(JsonUnmarshallerContext context) =>
        new(context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? ReadAhead, context.JsonMaxDepth);
}
