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
    private const string TypeHeader = "Content-Type";
    private const string CharactersHeader = "x-amzn-RequestCharacters";

    public static SynthesizeSpeechUnmarshaller Instance { get; } = new();

    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var headers = context.ResponseData;
        return new SynthesizeSpeechResponse
        {
            AudioStream = context.Stream,
            ContentType = headers.IsHeaderPresent(TypeHeader) ? headers.GetHeaderValue(TypeHeader) : null,
            RequestCharacters = headers.IsHeaderPresent(CharactersHeader)
                ? int.Parse(headers.GetHeaderValue(CharactersHeader), CultureInfo.InvariantCulture)
                : null,
        };
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? ReadAhead, context.JsonMaxDepth);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        var (inner, status) = (innerException, statusCode);
        return code switch
        {
            nameof(EngineNotSupportedException) => new EngineNotSupportedException(message, inner, type, code, id, status),
            nameof(InvalidSampleRateException) => new InvalidSampleRateException(message, inner, type, code, id, status),
            nameof(InvalidSsmlException) => new InvalidSsmlException(message, inner, type, code, id, status),
            nameof(LanguageNotSupportedException) => new LanguageNotSupportedException(message, inner, type, code, id, status),
            nameof(LexiconNotFoundException) => new LexiconNotFoundException(message, inner, type, code, id, status),
            nameof(MarksNotSupportedForFormatException) => new MarksNotSupportedForFormatException(message, inner, type, code, id, status),
            nameof(ServiceFailureException) => new ServiceFailureException(message, inner, type, code, id, status),
            nameof(SsmlMarksNotSupportedForTextTypeException) =>
                new SsmlMarksNotSupportedForTextTypeException(message, inner, type, code, id, status),
            nameof(TextLengthExceededException) => new TextLengthExceededException(message, inner, type, code, id, status),
            _ => new AmazonPollyException(message, inner, type, code, id, status),
        };
    }

    /// <summary>Never, whatever is logged: audio is passed on while it comes.</summary>
    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;
}
