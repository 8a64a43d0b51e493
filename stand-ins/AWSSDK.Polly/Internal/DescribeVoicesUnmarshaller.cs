using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Polly.Internal;

/// <summary>Reads an answer: a page of voices.</summary>
internal sealed class DescribeVoicesUnmarshaller : PollyUnmarshaller
{
    private static readonly JsonListUnmarshaller<Voice, VoiceUnmarshaller> Voices = new(VoiceUnmarshaller.Instance);

    public static DescribeVoicesUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var response = new DescribeVoicesResponse();
        var reader = ReaderOf(context);
        context.Read(ref reader);
        var depth = context.CurrentDepth;
        while (context.ReadAtDepth(depth, ref reader))
        {
            if (context.TestExpression(nameof(response.NextToken), depth, ref reader))
            {
                response.NextToken = StringUnmarshaller.Instance.Unmarshall(context, ref reader);
            }
            else if (context.TestExpression(nameof(response.Voices), depth, ref reader))
            {
                response.Voices = Voices.Unmarshall(context, ref reader);
            }
        }

        return response;
    }

    protected override AmazonPollyException OwnException(ErrorResponse error)
    {
        var (message, inner, type, code, id, status) =
            (error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
        return code switch
        {
            nameof(InvalidNextTokenException) => new InvalidNextTokenException(message, inner, type, code, id, status),
            nameof(ServiceFailureException) => new ServiceFailureException(message, inner, type, code, id, status),
            _ => null,
        };
    }
}
