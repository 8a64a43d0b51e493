using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Polly.Internal;

/// <summary>Writes a request: a query with the members that are set.</summary>
internal sealed class DescribeVoicesMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static DescribeVoicesMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var voices = (DescribeVoicesRequest)input;
        var request = PollyRequest.Of(input, "GET", "/v1/voices");
        request.UseQueryString = true;
        Add(request, nameof(voices.Engine), voices.Engine);
        Add(request, nameof(voices.IncludeAdditionalLanguageCodes), TextOf(voices.IncludeAdditionalLanguageCodes));
        Add(request, nameof(voices.LanguageCode), voices.LanguageCode);
        Add(request, nameof(voices.NextToken), voices.NextToken);
        return request;
    }

    private static string TextOf(bool? value) => value switch { true => "true", false => "false", null => null };

    private static void Add(DefaultRequest request, string name, string value)
    {
        if (value is not null)
        {
            request.Parameters.Add(name, value);
        }
    }
}
