using System.Globalization;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Polly.Internal;

/// <summary>Reads an answer: audio that is still on its way.</summary>
internal sealed class SynthesizeSpeechUnmarshaller : PollyUnmarshaller
{
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

    /// <summary>Never, whatever is logged: audio is passed on while it comes.</summary>
    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;

    protected override AmazonPollyException OwnException(ErrorResponse error)
    {
        var (message, inner, type, code, id, status) =
            (error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
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
            _ => null,
        };
    }
}
