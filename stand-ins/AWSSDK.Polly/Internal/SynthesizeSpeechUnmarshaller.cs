using System.Globalization;
using System.Net;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Polly.Internal;

/// <summary>Reads an answer: audio that is still on its way, or an error.</summary>
internal sealed class SynthesizeSpeechUnmarshaller : JsonResponseUnmarshaller
{
    private const int ReadAhead = 4_096;

    public static SynthesizeSpeechUnmarshaller Instance { get; } = new();

    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var headers = context.ResponseData;
        return new SynthesizeSpeechResponse
        {
            AudioStream = context.Stream,
            ContentType = headers.IsHeaderPresent("Content-Type") ? headers.GetHeaderValue("Content-Type") : null,
            RequestCharacters = headers.IsHeaderPresent("x-amzn-RequestCharacters")
                ? int.Parse(headers.GetHeaderValue("x-amzn-RequestCharacters"), CultureInfo.InvariantCulture)
                : null,
        };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream, ReadAhead, context.JsonMaxDepth);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        return code switch
        {
            "EngineNotSupportedException" => new EngineNotSupportedException(message, innerException, type, code, id, statusCode),
            "InvalidSampleRateException" => new InvalidSampleRateException(message, innerException, type, code, id, statusCode),
            "InvalidSsmlException" => new InvalidSsmlException(message, innerException, type, code, id, statusCode),
            "LanguageNotSupportedException" => new LanguageNotSupportedException(message, innerException, type, code, id, statusCode),
            "LexiconNotFoundException" => new LexiconNotFoundException(message, innerException, type, code, id, statusCode),
            "MarksNotSupportedForFormatException" => new MarksNotSupportedForFormatException(message, innerException, type, code, id, statusCode),
            "ServiceFailureException" => new ServiceFailureException(message, innerException, type, code, id, statusCode),
            "SsmlMarksNotSupportedForTextTypeException" => new SsmlMarksNotSupportedForTextTypeException(message, innerException, type, code, id, statusCode),
            "TextLengthExceededException" => new TextLengthExceededException(message, innerException, type, code, id, statusCode),
            _ => new AmazonPollyException(message, innerException, type, code, id, statusCode),
        };
    }
}
